import { type CallExpression, type Expression, parseSync, type TemplateLiteral, Visitor } from 'oxc-parser';

/** A regular expression as it stands in a file. */
export interface Regex {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Undefined: it is put together from what is only known when the program runs. */
  readonly pattern: { readonly source: string; readonly flags: string } | undefined;
}

/** Every regular expression of a TypeScript file: literals, and what is made with `RegExp` from constants of the file. */
export function regexesOf(file: string, text: string): Regex[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) {
    throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  }
  const constants = new Map<string, Expression>();
  const found: Regex[] = [];
  const add = (offset: number, pattern: Regex['pattern']): void => {
    found.push({ file, line: text.slice(0, offset).split('\n').length, pattern });
  };
  const readCall = (call: { callee: Expression; arguments: readonly unknown[]; start: number }): void => {
    if (call.callee.type === 'Identifier' && call.callee.name === 'RegExp') {
      // An argument with three dots is no expression, and no constant either.
      const [source, flags] = (call.arguments as Expression[]).map((argument) => textOf(argument, constants));
      const known = source !== undefined && (call.arguments.length < 2 || flags !== undefined);
      add(call.start, known ? { source, flags: flags ?? '' } : undefined);
    }
  };
  new Visitor({
    VariableDeclaration: ({ kind, declarations }) => {
      for (const { id, init } of declarations) {
        if (kind === 'const' && id.type === 'Identifier' && init !== null) {
          constants.set(id.name, init);
        }
      }
    },
    Literal: (node) => {
      if ('regex' in node) {
        add(node.start, { source: node.regex.pattern, flags: node.regex.flags });
      }
    },
    NewExpression: readCall,
    CallExpression: readCall,
  }).visit(program);
  return found;
}

/** What an expression is, when that is a text which can be seen in the file. */
function textOf(node: Expression, constants: ReadonlyMap<string, Expression>): string | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : undefined;
    case 'TemplateLiteral':
      return textOfTemplate(node, 'cooked', constants);
    case 'TaggedTemplateExpression':
      return isMethodOf(node.tag, 'String', 'raw') ? textOfTemplate(node.quasi, 'raw', constants) : undefined;
    case 'Identifier': {
      const value = constants.get(node.name);
      return value === undefined ? undefined : textOf(value, constants);
    }
    case 'CallExpression':
      return calledText(node);
    default:
      return undefined;
  }
}

function textOfTemplate(
  { expressions, quasis }: TemplateLiteral,
  kind: 'cooked' | 'raw',
  constants: ReadonlyMap<string, Expression>,
): string | undefined {
  const parts = expressions.map((part) => textOf(part, constants));
  return parts.includes(undefined)
    ? undefined
    : quasis.map(({ value }, index) => `${value[kind] ?? ''}${parts[index] ?? ''}`).join('');
}

/** `String.fromCharCode(27)`, or any text that is meant literally: `RegExp.escape(name)`. */
function calledText({ callee, arguments: [code] }: CallExpression): string | undefined {
  if (isMethodOf(callee, 'RegExp', 'escape')) {
    return 'text';
  }
  return isMethodOf(callee, 'String', 'fromCharCode') && code?.type === 'Literal' && typeof code.value === 'number'
    ? String.fromCharCode(code.value)
    : undefined;
}

function isMethodOf(node: Expression, object: string, name: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === object &&
    node.property.type === 'Identifier' &&
    node.property.name === name
  );
}

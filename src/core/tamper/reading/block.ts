/** `object`: brackets around data. `class`: whatever holds declarations. */
export type BlockKind =
  | 'function'
  | 'class'
  | 'if'
  | 'else'
  | 'loop'
  | 'switch'
  | 'try'
  | 'catch'
  | 'finally'
  | 'with'
  | 'object'
  | 'plain';

export interface Block {
  readonly kind: BlockKind;
  /** First token of what introduces it: `if`, a name, an arrow function's parameters. */
  readonly head: number;
  /** First token of its body, and the one behind the last; without brackets. */
  readonly from: number;
  readonly to: number;
  /** Index of the block around it; -1: none. */
  readonly parent: number;
}

/** A block before it is known what lies around it. */
export type FoundBlock = Omit<Block, 'parent'>;

/** What words at the head of a block say about it, in all languages. */
const kinds = new Map<string, BlockKind>([
  ...words('if unless elif elsif guard', 'if'),
  ...words('else', 'else'),
  ...words('for foreach while until loop do', 'loop'),
  ...words('switch match select case', 'switch'),
  ...words('try begin', 'try'),
  ...words('catch except rescue', 'catch'),
  ...words('finally ensure', 'finally'),
  ...words('with using lock synchronized', 'with'),
  ...words('func fn function fun def', 'function'),
  ...words('class struct interface trait impl enum mod module namespace object record extension', 'class'),
]);

function words(names: string, kind: BlockKind): [string, BlockKind][] {
  return names.split(' ').map((name) => [name, kind]);
}

export function kindOfWord(word: string): BlockKind | undefined {
  return kinds.get(word);
}

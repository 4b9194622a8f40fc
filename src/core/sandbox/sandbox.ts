/** `auto`: where it works. `required`: nothing is started without one. */
export const sandboxSettings = ['auto', 'off', 'required'] as const;

export type SandboxSetting = (typeof sandboxSettings)[number];

/** What this machine has; each was tried and holds, else it is `none`. */
export type FoundSandbox =
  | { readonly kind: 'bubblewrap' | 'seatbelt'; readonly program: string }
  | { readonly kind: 'none'; readonly why: string };

export type SandboxDecision =
  | { readonly kind: 'inside'; readonly sandbox: Exclude<FoundSandbox, { readonly kind: 'none' }> }
  /** `why` is a sentence for the report. */
  | { readonly kind: 'without'; readonly why: string }
  /** The run does not start; `message` is for a person. */
  | { readonly kind: 'refused'; readonly message: string };

export function decideSandbox(setting: SandboxSetting, found: FoundSandbox): SandboxDecision {
  if (setting === 'off') {
    return { kind: 'without', why: 'The sandbox is switched off (`sandbox` in .mstack/config.json).' };
  }
  if (found.kind !== 'none') {
    return { kind: 'inside', sandbox: found };
  }
  return setting === 'required'
    ? {
        kind: 'refused',
        message: `\`sandbox\` in .mstack/config.json is "required", but there is none: ${found.why} Make it work, or set it to "auto".`,
      }
    : { kind: 'without', why: found.why };
}

/** A place that exists. */
export interface SandboxPlace {
  /** Absolute real path. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

/** What a program in a sandbox may do with files. Everything that is not named can be read. */
export interface SandboxRules {
  /** Whether what is not named can be written, too. */
  readonly rest: 'read-only' | 'writable';
  /** Working directory; absolute real path. */
  readonly folder: string;
  /** Stands in for the machine's temporary folders, where other programs have their sockets; undefined: they are as they are. */
  readonly temporary: { readonly folder: string; readonly insteadOf: readonly string[] } | undefined;
  /** Programs and the like that would be gone with the temporary folders; what is writable may lie in them. */
  readonly visible: readonly SandboxPlace[];
  readonly writable: readonly SandboxPlace[];
  /** Also inside what is writable, and inside the temporary folders that are replaced. */
  readonly readOnly: readonly SandboxPlace[];
  /** Cannot be read, wherever it is. */
  readonly hidden: readonly SandboxPlace[];
}

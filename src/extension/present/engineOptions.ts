/** What the settings of the editor say; empty text is not set. */
export interface EditorSettings {
  readonly agent: string;
  readonly reviewer: string;
  readonly plansDirectory: string;
  readonly probe: string;
}

const options = {
  agent: '--agent',
  reviewer: '--reviewer',
  plansDirectory: '--plans-directory',
  probe: '--probe',
} as const satisfies Record<keyof EditorSettings, string>;

/** Which settings of the editor a command of the command line hears of: those that it does anything with. */
const heard = {
  plan: ['agent', 'plansDirectory'],
  import: ['plansDirectory'],
  doctor: ['agent', 'plansDirectory', 'probe'],
  preflight: ['agent', 'reviewer', 'plansDirectory', 'probe'],
  audit: ['plansDirectory'],
} as const satisfies Record<string, readonly (keyof EditorSettings)[]>;

/** What the editor's settings are on a command line: they win over those of the repository. What is not set is left out. */
export function engineOptions(command: keyof typeof heard, settings: EditorSettings): readonly string[] {
  return heard[command].flatMap((name) => (settings[name] === '' ? [] : [options[name], settings[name]]));
}

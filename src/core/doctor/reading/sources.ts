/** Endings of files whose words are what they do: a text, a setting, a picture has no behaviour beside them. */
const code =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|rb|go|rs|java|kts?|scala|groovy|swift|m|mm|c|cc|cpp|cxx|h|hpp|cs|fs|php|pl|lua|ex|exs|erl|hs|ml|clj[cs]?|dart|zig|nim|r|jl|sh|bash|zsh|ps1)$/i;

/** Whether a file holds a program. */
export function isCode(path: string): boolean {
  return code.test(path);
}

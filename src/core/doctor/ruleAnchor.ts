/** Anchor of a rule's heading in the catalogue, as GitHub and VS Code make anchors: letters, digits and hyphens stay. */
export function ruleAnchor(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z\d-]/g, '');
}

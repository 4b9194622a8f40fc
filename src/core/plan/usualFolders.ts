/** Folders of a repository where plans may lie when nobody says where, the first one first. */
export const usualFolders: readonly string[] = ['docs/plans', 'plans'];

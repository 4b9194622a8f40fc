import { explicitSlug, nameSlug } from '../planning/slugs.ts';

/** The goal of the plans of a source that has a name: `001-photo-albums` is `photo-albums`. */
export function sourceGoal(name: string): string {
  const plain = name.replace(/^\d[\d-]*[-_](?=\D)/, '');
  return explicitSlug(`goal: ${nameSlug(plain)}`) ?? 'import';
}

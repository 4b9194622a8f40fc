import { indexPhrases, type PhraseIndex } from '../vocabulary.ts';
import { claims } from './claims.ts';
import { people } from './people.ts';
import { terms } from './terms.ts';
import { verdicts } from './verdicts.ts';
import { work } from './work.ts';

/** Every class of wording that the criterion rules know. */
export const vocabulary = { ...people, ...verdicts, ...claims, ...work, ...terms };

export type ClassName = keyof typeof vocabulary;

export const phraseIndex: PhraseIndex<ClassName> = indexPhrases(vocabulary);

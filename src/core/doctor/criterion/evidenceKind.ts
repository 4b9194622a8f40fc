/**
 * What makes a clause decidable whatever else it says: an exit code or HTTP status; a literal that is shown or returned; a
 * number with a unit or a bound; a plain count; exact equality; a named test, fixture or suite; a command to run; a named
 * standard; members listed one by one; a relative clause that says what the thing must hold (“naming the file”).
 * A `mention` is none: a command or a test that is only named.
 */
export type EvidenceKind =
  | 'exit'
  | 'status'
  | 'literal'
  | 'threshold'
  | 'count'
  | 'exact'
  | 'test'
  | 'command'
  | 'standard'
  | 'list'
  | 'detail'
  | 'mention';

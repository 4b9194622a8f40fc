/** What the generated plans are made of. Sentences of our own; none is from a real plan. */

export const areas = [
  'invoice export',
  'session store',
  'search index',
  'upload queue',
  'webhook dispatcher',
  'tax calculator',
  'address book',
  'permission check',
  'report scheduler',
  'image resizer',
  'rate limiter',
  'audit trail',
  'currency table',
  'mail composer',
  'feature switch',
  'price list',
  'shipping label',
  'calendar feed',
  'password reset',
  'stock ledger',
  'refund flow',
  'coupon engine',
  'activity stream',
  'translation loader',
  'backup job',
] as const;

export const verbs = [
  'Add',
  'Split',
  'Replace',
  'Speed up',
  'Harden',
  'Move',
  'Cache',
  'Validate',
  'Trace',
  'Paginate',
  'Encrypt',
  'Retry',
] as const;

export const parts = [
  'parser',
  'store',
  'client',
  'route',
  'schema',
  'worker',
  'formatter',
  'adapter',
  'command',
  'view',
  'policy',
  'cursor',
] as const;

/** A criterion that somebody with a shell could decide. `{area}`, `{part}`, `{path}`, `{name}`, `{n}` are filled in. */
export const decidable = [
  '`{name}()` returns `null` when the {area} has no entry with that id',
  'A request without a token gets status 401 and the body `{"error":"token"}`',
  '`npm run test -- {part}` exits 0 and runs at least {n} tests',
  'The {area} writes one line per entry to `{path}`, in the order of their ids',
  'With {n} entries, the p95 of `{name}()` over 100 calls is below 40 ms',
  'The file `{path}` exists and exports `{name}`',
  'When the {part} gets the same message twice, it stores it once and answers 409 the second time',
  'An entry older than {n} days is deleted by `node {path} --prune`, and `--dry-run` prints its id instead',
  '`grep -c "{name}" {path}` prints {n}',
  'The {area} keeps the last {n} versions; older ones are gone after the next write',
  'Starting the {part} with an unknown option prints `unknown option` to stderr and exits with code 2',
  'The column `{part}_id` is `NOT NULL` in the table of the {area}',
  'The existing suite passes unchanged, and no file outside `{path}` is part of the change',
  'Numbers above 2^53 come back from `{name}()` digit for digit as they went in',
] as const;

/** A criterion that leaves something open, in the ways in which people leave things open. */
export const undecidable = [
  'The {area} works as it should',
  'Mistakes are reported in a helpful way',
  'The {part} is fast enough for large customers',
  'The team has looked at the {area} and is happy with it',
  'Relevant places use the new {part}',
  'Nothing else is affected',
  'The code of the {area} is clean and easy to maintain',
  'The {area} supports all common formats, etc.',
  'Old data is migrated properly where possible',
  'TBD: what the {part} does when the network is down',
  'The documentation is updated',
  'The {area} behaves better than before',
] as const;

export const prose = [
  'Today the {area} reads everything at once, which was fine for {n} entries and is not for the {n}00 that some customers have.',
  'The {part} was written before the {area} had a schema, so it guesses the type of each field from its first value.',
  'Callers do not care where the {area} keeps its entries; they ask `{name}()` and take what they get.',
  'Keep the public function as it is and put the new {part} behind it, so that the callers need no change.',
  'The {part} must not hold a lock while it waits for the network; it takes a copy, releases the lock, and sends the copy.',
  'There are two writers. The slow one goes through the {part}; the other writes `{path}` itself, and this plan ends that.',
  'We considered a table of its own for the {area} and left it, since {n} rows do not need an index.',
  'See [the notes on the {area}](../../{path}) for why its order matters, and [the {part}][part] for what it promises.',
  'A failure here is seen by the customer as an empty page, so the {part} says which entry it could not read.',
  'The order of the entries is the order in which they were written; nothing sorts them on the way.',
  'Measured on a copy of the largest account, the {area} spends most of its time in `{name}()`, which parses each entry twice.',
  'The tests of the {part} start a server each; share one, or the suite will take {n} seconds more.',
] as const;

export const tasks = [
  'Write the failing test for `{name}()` in `{path}`',
  'Add the {part} and wire it into the {area}',
  'Move the query of the {area} out of the {part}',
  'Delete the old {part} and its {n} callers',
  'Return the new error from `{name}()` and map it to a status',
  'Add a fixture with {n} entries, two of them broken',
  'Update the README of the {area}',
  'Run the migration on a copy and compare the counts',
] as const;

export const checks = [
  '[cmd] `npm run test`',
  '[cmd] `npx tsc --noEmit`',
  '[cmd] npm run lint',
  '[assert] `grep -c "{name}" {path}` outputs {n}',
  '[assert] `node {path} --dry-run` | pruned',
  '[assert] `test -f {path}`',
  '[cmd] `node --test {path}`',
  '[status] curl -s http://localhost:3000/{part}s -> 200',
  '[assert] cat {path} | grep {name}',
  '[assert] `npm ls --depth=0` contains `{part}`',
  '[manual] Look at the {area} on a narrow screen',
] as const;

export const outOfScope = [
  'The {area} of archived accounts',
  'Any change to the {part} of the mobile client',
  'Translating the messages of the {area}',
  'Deleting the old table: a later plan does that',
  'The design of the page',
] as const;

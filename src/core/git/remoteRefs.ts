/** What one address of a remote held when it was looked at. */
export interface RemotePlace {
  readonly remote: string;
  /** Without user name and password, so that it can be kept and shown. */
  readonly address: string;
  /** Commit (or tag) by ref; undefined where it could not be seen in time. */
  readonly refs: Readonly<Record<string, string>> | undefined;
}

/** What is known of the remotes at one moment. It is plain data, so that it can be kept in a journal. */
export interface RemoteRefs {
  readonly places: readonly RemotePlace[];
  /** Commit by remote-tracking ref, such as `refs/remotes/origin/main`. */
  readonly tracking: Readonly<Record<string, string>>;
  /** For tracking refs that moved since an earlier look: the last entry of their log, such as `update by push`. */
  readonly moves: Readonly<Record<string, string>>;
  /** Objects named in `places` that this clone has. */
  readonly here: readonly string[];
}

/**
 * `pushed`: it went from this clone. `elsewhere`: somebody else did it, because this clone does not have the commit or got it
 * by fetching. `unclear`: a ref is gone, which says nothing of who took it away.
 */
export interface RemoteChange {
  readonly remote: string;
  readonly address: string;
  readonly ref: string;
  /** Undefined: it was not there. */
  readonly from: string | undefined;
  /** Undefined: it is gone. */
  readonly to: string | undefined;
  readonly by: 'pushed' | 'elsewhere' | 'unclear';
}

/** What changed at the remotes between two looks, the second of which knew of the first. */
export function compareRemoteRefs(before: RemoteRefs, after: RemoteRefs): readonly RemoteChange[] {
  const seen = after.places.flatMap((place) => {
    const earlier = before.places.find(({ remote, address }) => remote === place.remote && address === place.address);
    return place.refs === undefined || earlier?.refs === undefined
      ? []
      : changesAt({ ...place, refs: place.refs }, earlier.refs, after);
  });
  const unseen = Object.entries(after.moves).flatMap(([ref, move]): RemoteChange[] => {
    const [, , remote = '', ...rest] = ref.split('/');
    const known = seen.some((change) => change.remote === remote && change.by === 'pushed');
    const from = before.tracking[ref];
    const to = after.tracking[ref];
    return isPush(move) && !known
      ? [{ remote, address: '', ref: `refs/heads/${rest.join('/')}`, from, to, by: 'pushed' }]
      : [];
  });
  return [...seen, ...unseen];
}

function changesAt(
  place: RemotePlace & { readonly refs: Readonly<Record<string, string>> },
  earlier: Readonly<Record<string, string>>,
  after: RemoteRefs,
): RemoteChange[] {
  const { remote, address, refs } = place;
  const here = new Set(after.here);
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(refs)])];
  return names.flatMap((ref) => {
    const from = earlier[ref];
    const to = refs[ref];
    // HEAD follows a branch, which is listed itself.
    if (from === to || ref === 'HEAD') {
      return [];
    }
    const by =
      to === undefined ? 'unclear' : here.has(to) && !isFetched(remote, ref, to, after) ? 'pushed' : 'elsewhere';
    return [{ remote, address, ref, from, to, by }];
  });
}

/** A fetch leaves the commit in the tracking ref, and its own words in that ref's log. */
function isFetched(remote: string, ref: string, to: string, { tracking, moves }: RemoteRefs): boolean {
  const tracked = ref.startsWith('refs/heads/') ? `refs/remotes/${remote}/${ref.slice('refs/heads/'.length)}` : '';
  return tracking[tracked] === to && !isPush(moves[tracked] ?? '');
}

/** Git's own words in the log of a tracking ref; they are not translated. */
function isPush(move: string): boolean {
  return move === 'update by push';
}

/** A sentence for the report, and for why a run stops. */
export function remoteChangeText({ remote, ref, from, to, by }: RemoteChange): string {
  const what = `${ref} of the remote ${remote} went from ${short(from)} to ${short(to)}`;
  switch (by) {
    case 'pushed':
      return `${what}: a push from this clone got through. If it was not you, look at the remote before you go on.`;
    case 'elsewhere':
      return `${what}: somebody else pushed.`;
    case 'unclear':
      return `${what}: nobody knows who took it away.`;
    default:
      return by satisfies never;
  }
}

function short(commit: string | undefined): string {
  return commit?.slice(0, 10) ?? 'nothing';
}

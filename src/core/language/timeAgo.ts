const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Behind this a date says more than a number of days. */
const longestAgo = 30 * day;

/** `2 h ago`, for a person. Clocks differ: what lies ahead has just happened. Both in milliseconds since 1970. */
export function timeAgo(at: number, now: number): string {
  const passed = now - at;
  if (!(passed >= minute)) {
    return 'just now';
  }
  if (passed < hour) {
    return `${Math.floor(passed / minute)} min ago`;
  }
  if (passed < day) {
    return `${Math.floor(passed / hour)} h ago`;
  }
  if (passed < longestAgo) {
    const days = Math.floor(passed / day);
    return days === 1 ? '1 day ago' : `${days} days ago`;
  }
  return `on ${new Date(Math.max(0, at)).toISOString().slice(0, 10)}`;
}

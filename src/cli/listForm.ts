/** For a person, for programs, and with all that was read. */
export type ListForm = 'text' | 'json' | 'full';

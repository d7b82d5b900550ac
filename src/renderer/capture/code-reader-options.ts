/** The library's own tiers: more tries than its default, within a bound that keeps the reader free for newer frames. */
export const codeReaderOptions = { effort: 3, timeLimit: 60 };

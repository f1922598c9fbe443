import type { Answers, Requests } from '../../commands/kit/command.ts';

/** For tests in which every answer gets through. */
export const idleAnswers: Answers = {
  owe: async (guild, so) => ({ id: 'answer', guild, so, at: '2024-12-23T12:00:00Z' }),
  heard: async () => {},
  lost: async () => {},
  tellOrganizers: async () => {},
};

/** For tests in which nobody asks others. */
export const noRequests: Requests = {
  stands: async () => {},
  deciding: (_guild, _subject, decide) => decide(),
  ended: async () => {},
  of: async () => [],
};

import type { APIApplicationCommandOption } from 'discord.js';
import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { refuseTooLong } from '../../../commands/kit/typed-limits.ts';
import { UserError } from '../../../src/wording/user-error.ts';

function leavesOf(options: readonly APIApplicationCommandOption[] = []): APIApplicationCommandOption[] {
  return options.flatMap(each => ('options' in each && each.options ? leavesOf(each.options) : [each]));
}

const texts = commands.flatMap(({ data }) =>
  leavesOf(data.options).flatMap(option =>
    option.type === 3 && !option.choices ? [{ command: data.name, name: option.name, option }] : [],
  ),
);

it.each(texts)('$name of /$command is held to its length, also within a group', ({ option }) => {
  const most = option.max_length ?? 0;
  const given = (length: number) => [{ name: option.name, type: 3, value: 'a'.repeat(length) }];
  expect(most).toBeGreaterThan(0);
  // What is picked is a choice's value; a reason may be one's own words as well.
  const isPicked = option.autocomplete === true && option.name !== 'reason';
  expect(most).toBeLessThanOrEqual(isPicked ? 100 : 1000);
  expect(() => refuseTooLong(given(most), [option])).not.toThrow();
  expect(() => refuseTooLong(given(most + 1), [option])).toThrow(UserError);
  const inside = [{ name: 'group', type: 2, options: given(most + 1) }];
  expect(() => refuseTooLong(inside, [{ name: 'group', type: 2, options: [option] }])).toThrow(UserError);
});

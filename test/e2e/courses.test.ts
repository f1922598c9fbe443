import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { carelessMentions } from '../support/mentions.ts';
import { type CourseStep, readCourse } from './course.ts';
import { MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose } from './writing.ts';

const folder = new URL('../fixtures/courses/', import.meta.url);
const courses = readdirSync(folder).map(name => readCourse(new URL(name, folder)));

let scene: Stage | undefined;

afterEach(async () => {
  await scene?.stop();
});

describe.each(courses)('$name', ({ strike, start, steps }) => {
  it('members hear at every step what was true then, and nobody is pinged', async () => {
    const running = await stage(start, { strike });
    scene = running;
    let seen = running.announcements().length;
    for (const step of steps) {
      await play(running, step);
      await read(running, step, seen);
      seen = running.announcements().length;
    }
    const messages = running.discord.inspect.messages(strike.channels.announcements);
    expect(messages.flatMap(({ rings }) => rings)).toEqual([]);
    expect(running.violations).toEqual([]);
    expect(carelessMentions(running.discord.inspect.requests())).toEqual([]);
  });
});

async function play(running: Stage, step: CourseStep): Promise<void> {
  const { at, does, writes, press, approve, previews = [] } = step;
  if (at !== undefined) await running.at(at);
  if (does === undefined) return;
  const options = await picked(running, does, step.options ?? {});
  const preview = writes
    ? (await compose(running, ORGANIZER, writes, options)).said
    : await running.ask(ORGANIZER, does, typed(options));
  for (const words of previews) expect(preview, does).toContain(words);
  if (press !== undefined) await running.press(ORGANIZER, press);
  if (approve) await running.press(SECOND_ORGANIZER, 'Approve', running.strike.channels.organizers);
  await running.bot.tick();
}

/** The options with the first of what is offered in place of "newest". */
async function picked(
  running: Stage,
  does: string,
  options: Record<string, string>,
): Promise<Record<string, string>> {
  const entries = Object.entries(options).map(async ([name, value]) => {
    if (value !== 'newest') return [name, value] as const;
    const [first] = await running.choices(ORGANIZER, does, name);
    return [name, first?.value ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function read(running: Stage, step: CourseStep, seen: number): Promise<void> {
  const where = JSON.stringify(step);
  if (step.posts) {
    const fresh = running.announcements().slice(seen);
    expect(fresh, where).toEqual(step.posts.map(words => expect.stringContaining(words)));
  }
  for (const words of step.edited ?? []) expect(running.announcements().join('\n\n'), where).toContain(words);
  if (step.asks === undefined) return;
  const answer = await running.ask(MEMBER, step.asks);
  for (const words of step.says ?? []) expect(answer, where).toContain(words);
  for (const words of step.not ?? []) expect(answer, where).not.toContain(words);
}

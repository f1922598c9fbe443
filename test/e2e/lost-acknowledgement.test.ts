import { MessageFlags } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MEMBER, ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { pick } from './verifying.ts';
import { openForm, sendForm } from './writing.ts';

/** Discord has heard that a question arrived, and the bot cannot know: whoever asked is answered all the same. */
let scene: Stage;

beforeEach(async () => {
  scene = await stage('2024-12-23T06:30:00-08:00');
});

afterEach(async () => {
  await scene.stop();
});

const newest = () => {
  const { channels, guild } = scene.strike;
  const id = scene.discord.inspect.messages(channels.announcements).at(-1)?.id ?? '';
  return { id, link: `https://discord.com/channels/${guild}/${channels.announcements}/${id}` };
};

const ASKED: [what: string, person: string, ask: (lose: () => void) => Promise<unknown>, says: string][] = [
  [
    '/verify with a link',
    MEMBER,
    lose => {
      lose();
      return scene.ask(MEMBER, 'verify', typed({ message: newest().link }));
    },
    'Yes, this is from me',
  ],
  [
    'the menu of a message',
    MEMBER,
    lose => {
      lose();
      const { guild, channels } = scene.strike;
      return pick(scene.discord, guild, channels.announcements, MEMBER, newest().id);
    },
    'Yes, this is from me',
  ],
  [
    '/alert',
    ORGANIZER,
    lose => {
      lose();
      return scene.ask(ORGANIZER, 'alert send', typed({ site: 'lamc', text: 'Heat: water at the gate.' }));
    },
    'Heat: water at the gate.',
  ],
  [
    'the form of a message',
    ORGANIZER,
    async lose => {
      const form = await openForm(scene, ORGANIZER, 'broadcast compose');
      lose();
      return sendForm(scene, ORGANIZER, form, {
        headline: 'Town hall',
        text: 'At 7 p.m.',
        channels: ['lamc'],
      });
    },
    'Town hall',
  ],
  [
    '/audit',
    ORGANIZER,
    lose => {
      lose();
      return scene.ask(ORGANIZER, 'audit');
    },
    'Audit',
  ],
  [
    '/automation pause',
    ORGANIZER,
    lose => {
      lose();
      return scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'a dispute' }));
    },
    'a dispute',
  ],
];

it.each(ASKED)('%s is answered', async (_what, person, ask, says) => {
  await ask(() =>
    scene.discord.faults.add({
      path: /\/callback$/,
      fault: { kind: 'status', status: 502, stage: 'after', body: '' },
    }),
  );
  const answers = scene.discord.inspect.ephemerals(person);
  const [last] = answers.filter(({ content, embeds }) =>
    `${content}${JSON.stringify(embeds)}`.includes(says),
  );
  expect(last, JSON.stringify(answers.map(({ content }) => content))).toBeDefined();
  expect(answers.filter(({ flags }) => (Number(flags) & MessageFlags.Loading) !== 0)).toEqual([]);
});

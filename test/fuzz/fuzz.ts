import { MessageResponseSchema } from 'discord-api-spec/zod';
import { MEMBER, type Stage, stage } from '../e2e/stage.ts';
import { type Random, randomFrom } from '../torture/random.ts';
import { mutated } from './mutate.ts';
import { hostilePacket, type Ids } from './packets.ts';
import { schemaValue } from './schema-value.ts';

const BEFORE = '2024-12-23T06:20:00-08:00';
const DUE = '2024-12-23T06:30:00-08:00';
/** After so many packets a member asks something, and an answer of the API is odd. */
const BATCH = 100;

/** What a bot did that was sent so many packets and answers with something wrong in them. */
export interface Fuzzed {
  packets: number;
  answers: number;
  /** Questions that members asked in between, and how many of them had their answer. */
  asked: number;
  answered: number;
  /** Posts that went out afterwards, when one was due. */
  announcements: number;
  fatal: string[];
}

/** The same seed sends the same. An exception that nobody catches ends the process, as it would end the bot. */
export async function fuzz(packets: number, seed: string): Promise<Fuzzed> {
  const random = randomFrom(seed);
  // Under load an answer takes longer than Discord's three seconds; that is not what is tried here.
  const scene = await stage(BEFORE, { startTimer: () => () => {} });
  const ids = idsOf(scene);
  const counts = { packets: 0, answers: 0, asked: 0, answered: 0 };
  while (counts.packets < packets) {
    for (let left = BATCH; left > 0; left -= 1) {
      const { event, data } = hostilePacket(random, ids);
      scene.discord.faults.gateway.dispatch(event, data);
      counts.packets += 1;
    }
    counts.answers += await oddAnswers(scene, random);
    counts.asked += 1;
    if ((await scene.ask(MEMBER, 'picket today')).includes('Picket')) counts.answered += 1;
  }
  await scene.at(DUE);
  const announcements = scene.announcements().length;
  const fatal = scene.fatal.map(({ message }) => message);
  await scene.stop();
  return { ...counts, announcements, fatal };
}

function idsOf({ strike, discord }: Stage): Ids {
  return {
    guild: strike.guild,
    channel: strike.channels.announcements,
    role: strike.roles.organizer[0] ?? '',
    person: MEMBER,
    bot: Buffer.from(discord.token.split('.')[0] ?? '', 'base64').toString(),
  };
}

/** A beat in which the API says odd things: a status, or a body. A 401 is left out: two of them end the bot, as they should. */
async function oddAnswers({ discord, bot }: Stage, random: Random): Promise<number> {
  const body = JSON.stringify(mutated(schemaValue(MessageResponseSchema, random), random)) ?? '';
  const status = random.pick([200, 400, 403, 404, 409, 418, 500, 502, 503, 520]);
  const odd = discord.faults.add({
    path: /^\/(users|channels|guilds|applications)\b/,
    times: Number.POSITIVE_INFINITY,
    fault: status === 200 ? { kind: 'body', body } : { kind: 'status', status, stage: 'before', body },
  });
  await bot.tick();
  odd.remove();
  return odd.hits();
}

import type { Run } from './run.ts';
import { spoiler } from './spoil.ts';

/** So much of an answer is kept, to find the reason of a lost post. */
const SHOWN = 500;

/** Most of what the bot asks meanwhile has an answer with something wrong in it. */
export async function whileSpoiled(run: Run, work: () => Promise<unknown>): Promise<void> {
  const { scene, random, seen, spoiled } = run;
  const spoil = spoiler(random);
  const rule = scene.discord.faults.add({
    when: () => random.chance(0.7),
    times: Number.POSITIVE_INFINITY,
    fault: {
      kind: 'spoil',
      spoil: (answer, request) => {
        const told = spoil(answer);
        const name = `${request.method} ${request.route}`;
        seen.routes[name] = (seen.routes[name] ?? 0) + 1;
        seen.answers += 1;
        spoiled.push(
          `${name}: ${answer.body.slice(0, SHOWN)} => ${told.status} ${told.body.slice(0, SHOWN)}`,
        );
        return told;
      },
    },
  });
  await work();
  rule.remove();
}

import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withRecordStates } from '../../src/audit/compare-records.ts';
import { verifyAll } from '../../src/audit/verify.ts';
import { storedRecords } from '../../src/cli/stored-records.ts';
import { openStore } from '../../src/store/store.ts';
import { temporaryPath } from '../store/temporary.ts';
import { QUIETLY } from './buttons.ts';
import { ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm } from './writing.ts';

let scene: Stage | undefined;
let path: string;

beforeEach(async () => {
  path = temporaryPath('picketline.db');
  scene = await stage('2024-12-23T12:00:00-08:00', { store: `sqlite:${path}` });
});
afterEach(async () => {
  await scene?.stop();
});

async function stopped(): Promise<void> {
  await scene?.stop();
  scene = undefined;
}

/** Replaces words in the file of the store, behind the bot's back. */
function replaceInStore(namespace: string, before: string, after: string): void {
  const database = new DatabaseSync(path);
  const { changes } = database
    .prepare('UPDATE records SET value = replace(value, ?, ?) WHERE namespace = ? AND instr(value, ?)')
    .run(before, after, namespace, before);
  database.close();
  expect(changes).toBe(1);
}

/** What `npm run audit -- verify` finds: "altered act-confirmed". */
async function found(): Promise<string[]> {
  const store = await openStore(`sqlite:${path}`);
  const chains = verifyAll(await store.audit.rows(), await store.audit.tips());
  const compared = await Promise.all(
    chains.map(each => withRecordStates(each, storedRecords(store, each.guild))),
  );
  await store.close();
  return compared.flatMap(({ findings, entries, unhashed }) => [
    ...findings.map(({ fault, seq }) => `${fault} ${entries.find(each => each.seq === seq)?.what}`),
    ...(unhashed ? [`unhashed ${unhashed}`] : []),
  ]);
}

async function stated(by: Stage): Promise<void> {
  const words = { source: 'employer', text: 'The offer is final' };
  await by.ask(ORGANIZER, 'bargaining statement', typed(words));
  await by.press(ORGANIZER, 'Post it');
}

async function sent(by: Stage): Promise<void> {
  await compose(by, ORGANIZER, { headline: 'Town hall', text: 'At 7 p.m.', channels: ['lamc'] });
  await by.press(ORGANIZER, 'Send');
  await by.bot.tick();
}

describe('words that were altered in the store', () => {
  it('of an act: verify names the entry, and /audit does not show them', async () => {
    if (!scene) throw new Error('no stage');
    await stated(scene);
    expect(await scene.ask(ORGANIZER, 'audit')).toContain('The offer is final');
    replaceInStore('acts', 'The offer is final', 'We surrender');
    await scene.restart();
    const said = await scene.ask(ORGANIZER, 'audit');
    expect(said).not.toContain('We surrender');
    expect(said).toContain(
      'a change was confirmed; but it does not count: nothing of it is kept, or something else. ',
    );
    await stopped();
    expect(await found()).toEqual(['altered act-confirmed']);
  });

  it('of an act that is deleted: nothing is shown, and verify says so', async () => {
    if (!scene) throw new Error('no stage');
    await stated(scene);
    replaceInStore('acts', '"type":"statement"', '"type":"nothing"');
    await stopped();
    expect(await found()).toEqual(['altered act-confirmed']);
    const database = new DatabaseSync(path);
    database.exec("DELETE FROM records WHERE namespace = 'acts'");
    database.close();
    expect(await found()).toEqual(['absent act-confirmed']);
  });

  it('of a request: between asking and approving', async () => {
    if (!scene) throw new Error('no stage');
    await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today', words: 'Thank you all.' }));
    await scene.press(ORGANIZER, QUIETLY);
    replaceInStore('proposals', 'Thank you all.', 'We have lost.');
    await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
    await stopped();
    expect(await found()).toEqual(['altered approval-asked']);
  });

  it('of a broadcast: in its text, and in the reason for which it was retracted', async () => {
    if (!scene) throw new Error('no stage');
    await sent(scene);
    await scene.ask(
      ORGANIZER,
      'broadcast retract',
      typed({ broadcast: await newest(scene), reason: 'It is at 8.' }),
    );
    await scene.press(ORGANIZER, 'Retract');
    await stopped();
    expect(await found()).toEqual([]);
    replaceInStore('broadcasts', 'It is at 8.', 'We give up.');
    expect(await found()).toEqual(['altered broadcast-retracted']);
    replaceInStore('broadcasts', 'We give up.', 'It is at 8.');
    replaceInStore('broadcasts', 'At 7 p.m.', 'At 9 p.m.');
    expect(await found()).toEqual(['altered broadcast-retracted']);
  });
});

describe('a post whose record is taken out of the store', () => {
  it('verify names its entry, and /audit shows it', async () => {
    if (!scene) throw new Error('no stage');
    await sent(scene);
    expect(await scene.ask(ORGANIZER, 'audit')).not.toContain('is gone');
    const database = new DatabaseSync(path);
    database.exec("DELETE FROM records WHERE namespace = 'deliveries'");
    database.close();
    expect(await scene.ask(ORGANIZER, 'audit')).toContain('was posted; but my record of it is gone · ');
    await stopped();
    expect(await found()).toEqual(['gone post-sent']);
  });
});

describe('/audit head', () => {
  it('says whether the log still leads to a head, and whether it was one', async () => {
    if (!scene) throw new Error('no stage');
    await stated(scene);
    const code = /Head `(\S+)`/.exec(await scene.ask(ORGANIZER, 'audit'))?.[1] ?? '';
    const asked = (head: string) => scene?.ask(ORGANIZER, 'audit', typed({ head }));
    expect(await asked(code)).toMatch(/^\*\*Yes: the log held `\S+` at entry \d+, on Mon Dec 23, noon,/);
    expect(await asked('dead-beef')).toContain('No: no entry of the log has the head `dead-beef`.');
    expect(await asked('hello')).toContain('That is no head of the log.');
    replaceInStore('audit', '"what":"act-confirmed"', '"what":"act-undone"');
    expect(await asked(code)).toContain(', but what comes before it was changed.');
  });
});

describe('words that nobody altered', () => {
  it('are found to be as they were, whatever was done with them', async () => {
    if (!scene) throw new Error('no stage');
    await stated(scene);
    const [statement] = await scene.choices(ORGANIZER, 'bargaining undo', 'act');
    await scene.ask(ORGANIZER, 'bargaining undo', typed({ act: statement?.value ?? '' }));
    await scene.press(ORGANIZER, QUIETLY);
    await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today', words: 'Thank you all.' }));
    await scene.press(ORGANIZER, QUIETLY);
    await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
    await sent(scene);
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast: await newest(scene) });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
    await scene.press(ORGANIZER, 'Correct');
    await scene.bot.tick();
    expect(await scene.ask(ORGANIZER, 'audit')).not.toContain('but');
    await stopped();
    expect(await found()).toEqual([]);
  });
});

async function newest(by: Stage): Promise<string> {
  const [choice] = await by.choices(ORGANIZER, 'broadcast status', 'broadcast');
  return choice?.value ?? '';
}

import { AttachmentBuilder } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import { pictureSize } from '../../src/rehearsal/state/picture-size.ts';
import { schemaGuard } from '../support/discord-schema.ts';
import {
  ANA,
  connect,
  EN,
  GENERAL,
  GUILD,
  nextEvent,
  onInteraction,
  openPage,
  rehearse,
  stopAll,
} from './support.ts';

afterEach(stopAll);

const ATTACHMENT = 11;
/** One white dot. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const DAY = 86_400_000;

const command = {
  name: 'post',
  description: 'Posts',
  options: [
    { type: 3, name: 'text', description: 'What', autocomplete: true },
    { type: ATTACHMENT, name: 'picture', description: 'A picture', file_types: ['image' as const] },
    { type: ATTACHMENT, name: 'any', description: 'Anything' },
  ],
};

async function setUp() {
  const guard = schemaGuard();
  const rehearsal = await rehearse({ onRequest: guard.onRequest });
  const client = await connect(rehearsal);
  const { id: commandId } = await client.application.commands.create(command, GUILD);
  const asked = (...options: TypedOption[]) => ({
    person: ANA,
    locale: EN,
    guildId: GUILD,
    channelId: GENERAL,
    commandId,
    options,
  });
  return { rehearsal, client, guard, asked };
}

function picked(name: string, file: Partial<NonNullable<TypedOption['file']>> = {}): TypedOption {
  return { name, type: ATTACHMENT, file: { name: 'the line.png', type: 'image/png', data: PNG, ...file } };
}

it('hands a picture to the bot, which can fetch it for a day', async () => {
  const { rehearsal, client, guard, asked } = await setUp();
  const heard = nextEvent(client, 'interactionCreate');
  const id = rehearsal.act.command(asked(picked('picture')));
  const [interaction] = await heard;
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  const picture = interaction.options.getAttachment('picture', true);
  expect(picture).toMatchObject({
    name: 'the_line.png',
    contentType: 'image/png',
    size: 70,
    width: 1,
    height: 1,
    ephemeral: true,
  });
  const response = await fetch(picture.url);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await response.arrayBuffer()).toString('base64')).toBe(PNG);
  expect(rehearsal.inspect.interaction(id)?.payload.data).toMatchObject({
    options: [{ name: 'picture', type: ATTACHMENT, value: picture.id }],
    resolved: { attachments: { [picture.id]: { url: picture.url, proxy_url: picture.url } } },
  });
  rehearsal.clock.advance(DAY);
  expect((await fetch(picture.url)).status).toBe(404);
  expect(guard.violations).toEqual([]);
});

it('takes it from the page in the same way', async () => {
  const { rehearsal, asked } = await setUp();
  const ana = await openPage(rehearsal, ANA);
  const heard = rehearsal.inspect.next('interaction');
  expect((await ana.post('command', asked(picked('any')))).status).toBe(200);
  expect((await heard).interaction.payload.data).toHaveProperty('resolved.attachments');
});

it.each`
  option                                                                            | because
  ${picked('picture', { type: 'application/pdf' })}                                 | ${'takes no file of this kind'}
  ${{ name: 'picture', type: ATTACHMENT, value: '1310000000000000500' }}            | ${'has no file'}
  ${picked('any', { data: 'not base64' })}                                          | ${'has no file'}
  ${picked('any', { data: Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64') })} | ${'larger than 10 MiB'}
`('refuses what Discord’s client would not send: it $because', async ({ option, because }) => {
  const { rehearsal, asked } = await setUp();
  expect(() => rehearsal.act.command(asked(option))).toThrow(because);
});

it('uploads nothing while somebody still types', async () => {
  const { rehearsal, client, asked } = await setUp();
  onInteraction(client, async interaction => {
    if (interaction.isAutocomplete()) await interaction.respond([]);
  });
  const heard = rehearsal.inspect.next('interaction');
  const text = { name: 'text', type: 3, value: 'T', focused: true };
  await rehearsal.act.autocomplete(asked(text, picked('picture')));
  expect((await heard).interaction.payload.data).toMatchObject({ options: [text] });
});

it('knows the size of what the bot sends', async () => {
  const { rehearsal, client } = await setUp();
  const channel = await client.channels.fetch(GENERAL);
  if (!channel?.isSendable()) throw new Error('not sendable');
  const file = new AttachmentBuilder(Buffer.from(PNG, 'base64'), { name: 'dot.png', description: 'A dot' });
  await channel.send({ files: [file] });
  expect(rehearsal.inspect.messages(GENERAL)[0]?.attachments).toMatchObject([
    { filename: 'dot.png', description: 'A dot', width: 1, height: 1 },
  ]);
});

/** Only what the size is read from: the first bytes of a file of each kind. */
it.each`
  kind            | bytes                                                                     | size
  ${'PNG'}        | ${'89504e470d0a1a0a 0000000d49484452 00000280 000001e0'}                  | ${{ width: 640, height: 480 }}
  ${'GIF'}        | ${'474946383961 8002 e001'}                                               | ${{ width: 640, height: 480 }}
  ${'JPEG'}       | ${'ffd8 ffe00004abcd ffc0 0011 08 01e0 0280 03'}                          | ${{ width: 640, height: 480 }}
  ${'WebP'}       | ${'52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 e001'} | ${{ width: 640, height: 480 }}
  ${'WebP, VP8L'} | ${'52494646 00000000 57454250 5650384c 00000000 2f 7fc27700'}             | ${{ width: 640, height: 480 }}
  ${'WebP, VP8X'} | ${'52494646 00000000 57454250 56503858 00000000 00000000 7f0200 df0100'}  | ${{ width: 640, height: 480 }}
  ${'half a PNG'} | ${'89504e470d0a1a0a 0000'}                                                | ${undefined}
  ${'no picture'} | ${'68656c6c6f'}                                                           | ${undefined}
  ${'nothing'}    | ${''}                                                                     | ${undefined}
`('reads the size of $kind', ({ bytes, size }: { bytes: string; size: unknown }) => {
  expect(pictureSize(new Uint8Array(Buffer.from(bytes.replaceAll(' ', ''), 'hex')))).toEqual(size);
});

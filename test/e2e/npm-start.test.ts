import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';

/** npm does not hand a signal on to what its shell has started, and there is no `exec` on Windows. */
it.skipIf(process.platform === 'win32')('the bot ends with the npm that started it', async () => {
  const { PATH } = process.env;
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...(PATH !== undefined && { PATH }), REHEARSAL_PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>(resolve => {
    let out = '';
    npm.stdout.setEncoding('utf8').on('data', text => {
      out += String(text);
      if (out.includes('http://127.0.0.1')) resolve();
    });
  });
  const exited = once(npm, 'exit');
  // Only when everybody who could write there is gone does the pipe close.
  const closed = once(npm, 'close');
  npm.kill('SIGTERM');
  await exited;
  await expect(closed).resolves.toBeDefined();
});

it('no script of package.json needs a shell that is not on every system', async () => {
  const { default: manifest } = (await import('../../package.json', { with: { type: 'json' } })) as {
    default: { scripts: Record<string, string> };
  };
  const forHosts = Object.entries(manifest.scripts).filter(([name]) => name !== 'test:tz');
  expect(forHosts.filter(([, script]) => /^exec |^\w+=|\$|[;'<>|]/.test(script))).toEqual([]);
});

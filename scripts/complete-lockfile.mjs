/**
 * Adds to package-lock.json the builds for other platforms that the registry at hand does not have.
 *
 * npm leaves such optional packages out of the lockfile when it cannot see them, and `npm ci` then refuses the lockfile
 * everywhere. Their versions stand in the packages that ask for them; system and processor are in their names, so
 * that npm passes over them where they do not fit. Run it after every change of the dependencies made on such a registry.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];

for (const [place, asking] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(asking.optionalDependencies ?? {})) {
    if (isLocked(place, name)) continue;
    lock.packages[`node_modules/${name}`] = entryFor(name, version, asking.dev === true);
    added.push(name);
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length === 0 ? 'The lockfile is complete.' : `Added ${added.length} packages of other platforms.`,
);

/** As npm resolves: beside the one that asks, or in any folder above it. */
function isLocked(place, name) {
  const folders = place.split('/node_modules/');
  return (
    folders.some((_, depth) => {
      const above = folders.slice(0, folders.length - depth).join('/node_modules/');
      return (
        lock.packages[above === '' ? `node_modules/${name}` : `${above}/node_modules/${name}`] !== undefined
      );
    }) || lock.packages[`node_modules/${name}`] !== undefined
  );
}

function entryFor(name, version, isDevelopment) {
  const words = name.replace(/^@/, '').split(/[/-]/);
  const os = words.filter(word => SYSTEMS.includes(word));
  const cpu = words.filter(word => PROCESSORS.includes(word));
  if (os.length + cpu.length === 0) throw new Error(`${name}: no platform in its name; add it by hand`);
  return {
    version,
    cpu: cpu.length > 0 ? cpu : undefined,
    ...(isDevelopment && { dev: true }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    optional: true,
    os: os.length > 0 ? os : undefined,
  };
}

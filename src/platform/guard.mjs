// Plain JavaScript, so that an old Node can read it and say what is wrong. Runs before the TypeScript is loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
/** Where `npm ci` brings a Node.js of its own: the optional dependencies of package.json. */
const BROUGHT = ['linux-arm64', 'linux-x64', 'win32-x64'];

if (major < 22 || (major === 22 && minor < 19)) {
  const isBrought = BROUGHT.includes(`${process.platform}-${process.arch}`);
  const brew =
    process.platform === 'darwin' ? ' ("brew install node@24", or the installer of nodejs.org)' : '';
  console.error(
    `Picketline needs Node.js 22.19 or newer and this is ${process.versions.node}: ${
      isBrought
        ? 'run it with "npm start" after "npm ci", which brings its own, or install a newer Node.js.'
        : `install Node.js 24${brew}, then run "npm ci" and "npm start" again.`
    }`,
  );
  process.exit(78);
}

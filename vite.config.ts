import { defineConfig, type Plugin } from 'vite';

/** The rehearsal is alone on its computer: the page may load, frame and reach nothing but its own server. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the build: vite's own development server injects styles that the policy would refuse. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

/** Builds the rehearsal's page into `dist/page`, which the simulated Discord serves. */
export default defineConfig({
  root: 'src/rehearsal/page',
  base: './',
  logLevel: 'warn',
  // The page is only ever built, and always for production, whatever NODE_ENV a test runner has set.
  resolve: { conditions: ['module', 'browser', 'production'] },
  plugins: [contentSecurityPolicy],
  build: { outDir: '../../../dist/page', emptyOutDir: true, target: 'es2023', modulePreload: false },
});

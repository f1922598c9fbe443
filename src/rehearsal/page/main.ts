import { Page } from './page.ts';

const root = document.getElementById('page');
if (root) new Page(root, new URL(location.href)).start();

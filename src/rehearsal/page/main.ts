import { startPage } from './page.ts';

const root = document.getElementById('page');
if (root) startPage(root, new URL(location.href));

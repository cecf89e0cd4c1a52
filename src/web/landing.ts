import { MARK, plainPage } from './plain-page.js';

/** Where the server's own address leads: to everything that it shows. */
export const landing = plainPage(
  'Presage',
  `<h1>${MARK}Presage</h1>
<p>Hears the question before it is asked. <span lang="zh-CN">问题未出口，已经听见。</span></p>
<nav>
  <a href="/shop"><b>Shop</b><span>browse and ask · <span lang="zh-CN">逛店提问</span></span></a>
  <a href="/desk"><b>Desk</b><span>for agents · <span lang="zh-CN">客服工作台</span></span></a>
  <a href="/admin"><b>Admin</b><span>for administrators · <span lang="zh-CN">管理后台</span></span></a>
  <a href="/docs"><b>API</b><span>HTTP calls and events · <span lang="zh-CN">接口文档</span></span></a>
</nav>`,
);

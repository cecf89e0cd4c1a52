/** What a shopper does and reads, in one language. */
export interface Script {
  readonly language: 'en' | 'zh';
  readonly locale: string;
  readonly width: number;
  readonly orderId: string;
  readonly open: RegExp;
  readonly write: string;
  readonly question: string;
  readonly order: string;
  readonly choices: string;
  readonly wish: string;
  /** Fields: what the box is called, and what is written into it. */
  readonly recipient: readonly [string, string];
  readonly street: readonly [string, string];
  readonly wrongStreet: string;
  readonly streetProblem: string;
  readonly betterStreet: string;
  readonly postcode: readonly [string, string];
  readonly city: readonly [string, string];
  readonly phone: readonly [string, string];
  readonly changeStreet: string;
  readonly confirm: string;
  readonly done: string;
  readonly offline: string;
  readonly meanwhile: string;
  readonly waiting: string;
  readonly sent: string;
  readonly attach: string;
  readonly onlyPictures: string;
  readonly removeNotes: string;
  readonly dropHere: string;
  readonly damaged: string;
  readonly menu: string;
  readonly save: string;
  readonly end: string;
  readonly fourStars: string;
  readonly thanks: string;
}

const en: Script = {
  language: 'en',
  locale: 'en-GB',
  width: 1440,
  orderId: 'A-5001',
  open: /^Ask us/,
  write: 'Write your question',
  question: 'Where is my order?',
  order: 'A-5001',
  choices: 'Choose an answer',
  wish: 'I need it at another address',
  recipient: ['Recipient', 'Mira Holm'],
  street: ['Street and number', 'Elbchaussee 12'],
  wrongStreet: 'Elbchaussee',
  streetProblem: 'does not look like a street',
  betterStreet: 'Elbchaussee 120',
  postcode: ['Postcode', '22605'],
  city: ['Town', 'Hamburg'],
  phone: ['Phone for the courier', '+49 40 123456'],
  changeStreet: 'Change: Street and number',
  confirm: 'Change the address',
  done: 'Your reference',
  offline: 'No connection.',
  meanwhile: 'And the order comes on Friday?',
  waiting: 'Will be sent when you are back online',
  sent: 'Sent',
  attach: 'Attach a picture or PDF',
  onlyPictures: 'Only pictures and PDFs.',
  removeNotes: 'Remove notes.txt',
  dropHere: 'Drop pictures or PDFs here',
  damaged: 'This is what my last order looked like',
  menu: 'More',
  save: 'Save this conversation',
  end: 'End chat',
  fourStars: '4 of 5',
  thanks: 'Thank you!',
};

const zh: Script = {
  language: 'zh',
  locale: 'zh-CN',
  width: 360,
  orderId: 'A-5002',
  open: /^在线咨询/,
  write: '请输入您的问题',
  question: '我的订单到哪了？',
  order: 'A-5002',
  choices: '请选择',
  wish: '我想改一下收货地址',
  recipient: ['收件人', '王晓雨'],
  street: ['详细地址', '南京西路100号302室'],
  wrongStreet: '南京西路',
  streetProblem: '缺少门牌号',
  betterStreet: '南京西路100号8栋302室',
  postcode: ['邮编', '200040'],
  city: ['城市', '上海市'],
  phone: ['联系电话', '13800000000'],
  changeStreet: '修改：详细地址',
  confirm: '确认修改',
  done: '受理编号',
  offline: '网络已断开。',
  meanwhile: '订单周五能到吗？',
  waiting: '恢复连接后自动发送',
  sent: '已发送',
  attach: '添加图片或 PDF',
  onlyPictures: '仅支持图片和 PDF。',
  removeNotes: '移除notes.txt',
  dropHere: '将图片或 PDF 拖到这里',
  damaged: '上次的订单收到时是这样的',
  menu: '更多',
  save: '保存对话记录',
  end: '结束对话',
  fourStars: '4分，满分5分',
  thanks: '感谢您的评价！',
};

export const scripts: readonly Script[] = [en, zh];

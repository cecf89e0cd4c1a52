import { simplified } from '#reading';

/** Short things that are said on the way to something being done. */
type ShortWords = 'yes' | 'goes-on' | 'abandons' | 'skips' | 'waits';

const EN: Readonly<Record<ShortWords, { readonly core: string; readonly beside: string }>> = {
  yes: {
    core:
      'y|yes|yeah|yep|yup|ok|okay|k|sure|correct|right|exactly|perfect|confirm(?:ed)?|submit|go ahead|go for it|' +
      "(?:please )?do (?:it|that|so)|please do|(?:that |it |all )?(?:looks?|'?s|is) (?:good|right|fine|ok|okay|correct|perfect)|" +
      "(?:that|it)'?s (?:it|right|correct|fine|good|ok)|all (?:good|right|correct)|i confirm",
    beside: 'please|thanks|thank you|thx|good|great|fine|well|so',
  },
  'goes-on': {
    core: "(?:please |let'?s |lets )?(?:go on|continue|carry on|resume|(?:go )?back to (?:it|that|the (?:address|order|return|invoice|cancell?ation)|where we were)|proceed|go ahead|keep going)|y|yes|yeah|yep|ok|okay|sure",
    beside: 'please|thanks|then|now|and|with (?:it|that)|good|great|fine|well|so|after all',
  },
  abandons: {
    core:
      "(?:no[, ]+)?never ?mind|forget (?:about )?(?:it|that)|stop(?: it| that| here)?|leave it(?: (?:as it is|be))?|drop it|don'?t bother|" +
      "not (?:now|any ?more)|no thanks?|no thank you|don'?t (?:do it|do that|cancel it|change it|return it)|" +
      "(?:i'?ll |i will |let'?s |i want to |(?:i'?d )?rather )?keep (?:it|them|that|(?:my|the) (?:order|items?|goods))(?: (?:as it is|then))?",
    beside:
      'no|nope|nah|wait|hold on|actually|ok|okay|oh|hm+|sorry|please|then|thanks|after all|for now|instead|again',
  },
  skips: {
    core:
      '-|skip(?: (?:it|that|this))?|leave (?:it|that) out|none|no|nope|no (?:phone|number|phone number|need|thanks?|thank you)|not needed|' +
      "(?:i'?d )?rather not|(?:i )?don'?t (?:have (?:one|it|any)|want to)|without",
    beside: 'please|thanks|ok|okay|sorry|just',
  },
  waits: {
    core: '(?:please )?(?:wait|hold on|hang on|(?:just )?(?:one|a) (?:moment|sec|second|minute)|give me a (?:moment|sec|second|minute))(?: (?:a|one) (?:moment|sec|second|minute))?',
    beside: 'please|ok|okay|oh|sorry|no',
  },
};

const ZH: Readonly<Record<ShortWords, { readonly core: string; readonly beside: string }>> = {
  yes: {
    core: '嗯+|是的?|对的?|好的?|好吧|可以的?|行|行的|ok|确认|确定|没错|没问题|没有问题|就这样|就这么办|就这样办|办吧|提交|同意|无误|核对无误',
    beside: '吧|了|呀|啊|哦|谢谢',
  },
  'goes-on': {
    core: '继续(?:办理?|下去)?|接着(?:办理?|来|弄)?|往下(?:办|走)|(?:回到|说回)(?:刚才|之前)(?:的|那里|那个)?|好的?|好吧|可以|是的?|行|嗯+|ok',
    beside: '吧|了|呀|啊|哦|那|请|我们|还是|刚才的',
  },
  abandons: {
    core:
      '算了|不用了?|不用(?:取消|退|改|开|换|撤)了|不办了?|不要了|不弄了?|不(?:取消|退|改|开|换|撤|撤销|撤单|申请)了|放弃|先不了?|先不(?:办|取消|退|改|开|换|撤)了?|' +
      '不需要了?|(?:还是)?留着|(?:还是)?保留(?:订单)?|别(?:取消|退|改|办|弄|撤)了|以后再说|下次再说|照旧',
    beside: '吧|了|呀|啊|哦|嗯|那|还是|就|先|等等|等一下|谢谢|好|不',
  },
  skips: {
    core: '-|跳过|没有|不填了?|无|不用了?|不需要|不留(?:电话|号码)?了?|不写了?|没有?(?:电话|号码|税号)|不方便|不想留|算了',
    beside: '吧|了|呀|啊|哦|谢谢|先|就|这个|电话|税号',
  },
  waits: {
    core: '等等|等一?下|等一会儿?|等会儿?|稍等|等我一?下|慢着|且慢',
    beside: '先|请|哦|啊|我|好|嗯|一下',
  },
};

/** The core once, and around it nothing but what says nothing else; pieces may be repeated. */
const english = ({ core, beside }: { core: string; beside: string }): RegExp =>
  new RegExp(`^(?:(?:${beside}) )*(?:${core})(?: (?:${core}|${beside}))*$`, 'i');
const chinese = ({ core, beside }: { core: string; beside: string }): RegExp =>
  new RegExp(`^(?:${beside})*(?:${core})(?:${core}|${beside})*$`, 'i');

const patterns = (Object.keys(EN) as ShortWords[]).map(
  (kind) => [kind, [english(EN[kind]), chinese(ZH[kind])]] as const,
);
const PATTERNS: ReadonlyMap<ShortWords, readonly RegExp[]> = new Map(patterns);

/** As long as such a thing is at most, in UTF-16 code units. */
const LONGEST = 60;

/** Whether a message says this and nothing else. */
export function says(kind: ShortWords, text: string): boolean {
  if (text.length > LONGEST) return false;
  const plain = simplified(text)
    .replace(/’/g, "'")
    .replace(/[\s,，.。!！?？、~～…;；]+/g, ' ')
    .trim();
  const joined = plain.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
  const [en, zh] = PATTERNS.get(kind) ?? [];
  return (en?.test(plain) ?? false) || (zh?.test(joined) ?? false);
}

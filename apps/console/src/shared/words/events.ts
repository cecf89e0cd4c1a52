import type { EventType, Language } from '#protocol';

/** What happened, said shortly: [English, 中文]. */
const EVENTS: Readonly<Record<EventType, readonly [string, string]>> = {
  ShopperSeen: ['Came to the shop', '进入店铺'],
  ShopperIdentified: ['Signed in', '登录'],
  ShoppersMerged: ['Histories joined', '合并历史'],
  PageViewed: ['Viewed page', '浏览页面'],
  ProductListViewed: ['Viewed list', '浏览列表'],
  ProductListFiltered: ['Filtered list', '筛选列表'],
  ProductClicked: ['Clicked product', '点击商品'],
  ProductViewed: ['Viewed product', '查看商品'],
  ProductsSearched: ['Searched', '搜索'],
  ProductAdded: ['Added to cart', '加入购物车'],
  ProductRemoved: ['Removed from cart', '移出购物车'],
  ProductAddedToWishlist: ['Added to wish list', '收藏商品'],
  CartViewed: ['Viewed cart', '查看购物车'],
  CheckoutStarted: ['Started checkout', '开始结算'],
  CheckoutStepViewed: ['Viewed checkout step', '查看结算步骤'],
  CheckoutStepCompleted: ['Completed checkout step', '完成结算步骤'],
  PaymentInfoEntered: ['Entered payment details', '填写付款信息'],
  PaymentFailed: ['Payment failed', '付款失败'],
  CouponEntered: ['Entered coupon', '输入优惠码'],
  CouponApplied: ['Coupon accepted', '优惠券可用'],
  CouponDenied: ['Coupon refused', '优惠券不可用'],
  CouponRemoved: ['Removed coupon', '移除优惠券'],
  OrderCompleted: ['Placed order', '下单'],
  OrderUpdated: ['Order updated', '订单更新'],
  OrderRefunded: ['Order refunded', '订单退款'],
  OrderCancelled: ['Order cancelled', '订单取消'],
  ProductReviewed: ['Reviewed product', '评价商品'],
  HelpArticleViewed: ['Read help article', '阅读帮助'],
  CustomEventTracked: ['Custom event', '自定义事件'],
  ConversationStarted: ['Conversation started', '对话开始'],
  ShopperMessageSent: ['Shopper wrote', '顾客留言'],
  IntentClassified: ['Intent classified', '识别意图'],
  IntentCorrected: ['Intent corrected', '更正意图'],
  IntentCorrectionWithdrawn: ['Correction withdrawn', '撤回更正'],
  AssistantReplied: ['Assistant replied', '助手回复'],
  HandoffRequested: ['Hand-off requested', '请求人工'],
  AgentJoined: ['Agent joined', '客服加入'],
  AgentMessageSent: ['Agent wrote', '客服回复'],
  HandedBack: ['Handed back', '交还助手'],
  ConversationResolved: ['Conversation resolved', '对话结束'],
  ConversationRated: ['Conversation rated', '对话评分'],
  AnswerGenerated: ['Answer generated', '生成回答'],
  FlowStarted: ['Task started', '开始办理'],
  FlowAnswered: ['Detail given', '提供信息'],
  FlowMoved: ['Task moved', '办理状态变化'],
  FlowEnded: ['Task ended', '办理结束'],
  HelpAccepted: ['Help accepted', '接受帮助'],
  MessagesDelivered: ['Messages delivered', '消息已送达'],
  MessagesRead: ['Messages read', '消息已读'],
  NoteAdded: ['Internal note', '内部备注'],
  ConversationTagged: ['Tag added', '添加标签'],
  ConversationUntagged: ['Tag removed', '移除标签'],
  ConversationSnoozed: ['Conversation snoozed', '对话暂缓'],
  ConversationWoken: ['Conversation back', '对话恢复'],
  ConversationAssigned: ['Conversation assigned', '分配对话'],
  ConversationUnassigned: ['Conversation unassigned', '取消分配'],
  AgentDutySet: ['Duty set', '设置接待状态'],
  MentionsRead: ['Mentions read', '已读提及'],
  HelpPolicyDefined: ['Help policy written', '编写帮助策略'],
  HelpPolicyEnabled: ['Help policy enabled', '启用帮助策略'],
  HelpPolicyDisabled: ['Help policy disabled', '停用帮助策略'],
  RehearsalStarted: ['Rehearsal started', '开始演练'],
  RehearsalCompleted: ['Rehearsal completed', '演练完成'],
  RehearsalCancelled: ['Rehearsal cancelled', '取消演练'],
  RehearsalFailed: ['Rehearsal failed', '演练失败'],
  RehearsalInterrupted: ['Rehearsal interrupted', '演练中断'],
  HelpOffered: ['Help offered', '主动提供帮助'],
  HelpShown: ['Help shown', '展示帮助'],
  HelpDismissed: ['Help waved away', '忽略帮助'],
  HelpMuted: ['Help muted', '关闭主动帮助'],
  HelpUnmuted: ['Help allowed again', '重新开启主动帮助'],
  ContentWritten: ['Content written', '编写内容'],
  ContentWithdrawn: ['Content withdrawn', '撤下内容'],
  OutboundRequested: ['Sending requested', '请求发送'],
  OutboundAttemptFailed: ['Sending failed', '发送失败'],
  OutboundDelivered: ['Sent', '已发送'],
  OutboundGivenUp: ['Sending given up', '放弃发送'],
  ModelTrainingStarted: ['Training started', '开始训练'],
  ModelTrainingCancelled: ['Training cancelled', '取消训练'],
  ModelTrainingFailed: ['Training failed', '训练失败'],
  QuestionPredicted: ['Question foreseen', '预见提问'],
  ProductsRecommended: ['Products recommended', '推荐商品'],
  RecommendationFollowed: ['Recommendation followed', '采纳推荐'],
  ModelTrained: ['Model trained', '模型训练完成'],
  ModelPromoted: ['Model promoted', '启用模型'],
  ModelRolledBack: ['Model rolled back', '回退模型'],
  ModelScopeChosen: ['Scope chosen', '选定回答范围'],
  ShopperForgotten: ['Shopper forgotten', '遗忘顾客'],
  ForgettingProved: ['Forgetting proved', '遗忘已核验'],
  ReplayStarted: ['Replay started', '开始重放'],
  ReplayPaused: ['Replay paused', '暂停重放'],
  ReplayResumed: ['Replay resumed', '继续重放'],
  ReplayCancelled: ['Replay cancelled', '取消重放'],
  ReplayCompleted: ['Replay completed', '重放完成'],
  ReplayFailed: ['Replay failed', '重放失败'],
  ShadowSwappedIn: ['Replay swapped in', '启用重放结果'],
  SwapUndone: ['Swap undone', '撤销启用'],
  GenerationDropped: ['Version dropped', '丢弃旧版本'],
  EventQuarantined: ['Event set aside', '隔离事件'],
  QuarantineRetryRequested: ['Retry of set-aside events requested', '请求重试隔离事件'],
  QuarantineRetried: ['Quarantine retried', '重试隔离事件'],
};

/** Every type there is, by name. */
export const eventTypes: readonly string[] = Object.keys(EVENTS).sort();

/** No event of its own: how foresight calls that a shopper asked something. */
const QUESTION = ['Asked', '提问'] as const;

/** A type this console does not know is shown as it is. */
export function eventName(type: string, locale: Language): string {
  const known: Partial<Record<string, readonly [string, string]>> = EVENTS;
  const words = known[type] ?? (type === 'Question' ? QUESTION : undefined);
  return words?.[locale === 'zh' ? 1 : 0] ?? type;
}

/** Events that cost the shopper something: they deserve a second look on a journey. */
const TROUBLES: ReadonlySet<string> = new Set([
  'PaymentFailed',
  'CouponDenied',
  'OrderCancelled',
  'HandoffRequested',
  'EventQuarantined',
  'ReplayFailed',
]);
const MILESTONES: ReadonlySet<string> = new Set([
  'OrderCompleted',
  'ProductAdded',
  'CheckoutStarted',
  'ShopperIdentified',
]);

export type Weight = 'trouble' | 'milestone' | 'plain';
export const weightOf = (type: string): Weight =>
  TROUBLES.has(type) ? 'trouble' : MILESTONES.has(type) ? 'milestone' : 'plain';

import type { BehaviourType } from '../events/behaviour.js';

/** What a shopper did or what befell them, as it is said of them: [English, 中文]. */
const HAPPENINGS: Readonly<Record<BehaviourType, readonly [string, string]>> = {
  ShopperSeen: ['came to the shop', '来到店铺'],
  ShopperIdentified: ['signed in', '登录'],
  ShoppersMerged: ['were recognised as a known customer', '被认出是老顾客'],
  PageViewed: ['viewed a page', '浏览页面'],
  ProductListViewed: ['viewed a list of products', '浏览商品列表'],
  ProductListFiltered: ['filtered a list of products', '筛选商品列表'],
  ProductClicked: ['clicked the same product', '点击同一件商品'],
  ProductViewed: ['viewed the same product', '查看同一件商品'],
  ProductsSearched: ['searched', '搜索'],
  ProductAdded: ['added a product to the cart', '把商品加入购物车'],
  ProductRemoved: ['took a product out of the cart', '把商品移出购物车'],
  ProductAddedToWishlist: ['added a product to a wish list', '收藏商品'],
  CartViewed: ['viewed the cart', '查看购物车'],
  CheckoutStarted: ['started the checkout', '开始结算'],
  CheckoutStepViewed: ['viewed a step of the checkout', '查看结算步骤'],
  CheckoutStepCompleted: ['completed a step of the checkout', '完成结算步骤'],
  PaymentInfoEntered: ['entered payment details', '填写付款信息'],
  PaymentFailed: ['had a payment fail', '付款失败'],
  CouponEntered: ['entered a coupon', '输入优惠码'],
  CouponApplied: ['had a coupon accepted', '成功使用优惠券'],
  CouponDenied: ['had a coupon refused', '有优惠券被拒'],
  CouponRemoved: ['removed a coupon', '移除优惠券'],
  OrderCompleted: ['placed an order', '下单'],
  OrderUpdated: ['had news of an order', '收到订单更新'],
  OrderRefunded: ['had an order refunded', '有订单退款'],
  OrderCancelled: ['had an order cancelled', '有订单被取消'],
  ProductReviewed: ['reviewed a product', '评价商品'],
  HelpArticleViewed: ['read a help article', '阅读帮助文章'],
  CustomEventTracked: ['did something the shop tracks under a name of its own', '触发店铺的自定义事件'],
};

/** For lists to choose from and for previews. */
export const happeningWords = (event: BehaviourType, language: 'en' | 'zh'): string =>
  HAPPENINGS[event][language === 'zh' ? 1 : 0];

/** Counted product by product: once, it is any; several times, it is the same. */
const ONCE: Readonly<Partial<Record<BehaviourType, readonly [string, string]>>> = {
  ProductClicked: ['clicked a product', '点击商品'],
  ProductViewed: ['viewed a product', '查看商品'],
};

/** The same where it happened once. */
export const happenedOnceWords = (event: BehaviourType, language: 'en' | 'zh'): string =>
  ONCE[event]?.[language === 'zh' ? 1 : 0] ?? happeningWords(event, language);

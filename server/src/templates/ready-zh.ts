import type { ReadyTemplate } from './ready-templates.ts';

/** The ready-made templates in Chinese, in the order shown. */
export const readyZh: readonly ReadyTemplate[] = [
  {
    id: 'not_arrived', title: '货还没到',
    steps: {
      confirm: '{{shopper.name}}您好，我是{{agent.name}}。您问的是订单 {{order.id}} 里的「{{order.item}}」还没收到，对吗？',
      soothe: '盼了这么久还没等到，换成我也会着急，让您等久了，真的抱歉。',
      solve: '我刚查过，包裹由{{shipment.carrier}}承运，单号 {{shipment.trackingNumber}}，最新进度是「{{shipment.lastEvent}}」。我现在就联系快递核实位置；如果确认丢件，您可以选补发或者全额退款。',
      followUp: '我会一直盯着这单，快递一有回复就在这里告诉您，您不用再来问。',
    },
  },
  {
    id: 'damaged', title: '东西坏了',
    steps: {
      confirm: '{{shopper.name}}您好，订单 {{order.id}} 的「{{order.item}}」收到时坏了，是这样吗？方便的话发一张坏的地方和外包装的照片，我帮您登记。',
      soothe: '满心期待打开却是坏的，真的很扫兴，这件事由我们来负责，给您添麻烦了。',
      solve: '您看哪种更方便：给您补发一件新的，或者直接退款。坏的这件不用您出运费，需要寄回的话我们约快递上门取。',
      followUp: '您选好之后我马上登记，补发单号或退款进度我会发在这里，收到后我再跟您确认一次。',
    },
  },
  {
    id: 'unwanted', title: '不喜欢要退货',
    steps: {
      confirm: '{{shopper.name}}您好，您想退订单 {{order.id}} 的「{{order.item}}」，对吗？',
      soothe: '隔着屏幕买东西，不合心意很正常，您放心，退起来不麻烦。',
      solve: '在订单里点「申请退货」，原因选「不喜欢」就可以，吊牌和包装尽量留着。我这边看到申请就会通过，接着会收到退货地址。',
      followUp: '包裹寄回我们仓库签收后，我会盯着退款，到账了在这里告诉您。',
    },
  },
  {
    id: 'wrong_item', title: '发错货',
    steps: {
      confirm: '{{shopper.name}}您好，您拍的是「{{order.item}}」，收到的却是别的，对吗？麻烦发一张收到的商品和面单的照片，我核对一下。',
      soothe: '等了几天等来的不是想要的，是我们发货时出了差错，很抱歉。',
      solve: '我这就安排把正确的给您补发，发错的那件我们约快递上门取，运费都由我们承担。您要是不想等了，也可以直接退款。',
      followUp: '补发单号出来我第一时间发给您，等您收到、确认没问题，这件事才算办完。',
    },
  },
  {
    id: 'missing_item', title: '少发漏发',
    steps: {
      confirm: '{{shopper.name}}您好，订单 {{order.id}} 里少了东西，对吗？请告诉我少的是哪一件、几件，我对一下出库记录。',
      soothe: '拆开发现少了，心里肯定不踏实，是我们没装齐，对不起。',
      solve: '核对好我就给您补发少的那几件，运费我们出；如果您更想退那部分的钱，我直接给您退。',
      followUp: '结果我今天会在这里回您，补发的话会附上单号，收齐了再跟您确认。',
    },
  },
  {
    id: 'allergy', title: '过敏/身体不适',
    steps: {
      confirm: '{{shopper.name}}您好，您用了「{{order.item}}」之后不舒服，对吗？请先停用；如果呼吸困难、肿得厉害，请马上就医，身体最要紧。',
      soothe: '出现这种情况一定很难受，也让人担心，我们非常重视，会认真负责到底。',
      solve: '您这件商品我先给您办退款，不用寄回。就医的话请留好病历和票据，我会交给专门的同事来处理相关费用。',
      followUp: '我会亲自跟进，处理意见出来就在这里告诉您，也想知道您好一点了没有。',
    },
  },
  {
    id: 'refund_late', title: '退款没到账',
    steps: {
      confirm: '{{shopper.name}}您好，订单 {{order.id}} 的退款您还没收到，对吗？',
      soothe: '钱迟迟没到，着急是应该的，我来帮您查清楚到哪一步了。',
      solve: '退款是原路退回的，银行卡一般 1 到 3 个工作日，信用卡会久一些。我现在核对我们这边的退款记录，如果是我们没处理完，马上给您办；已经退出的，我把退款单号发您，方便向银行查询。',
      followUp: '核对结果我会在这里回您，到账之前我会一直跟着。',
    },
  },
  {
    id: 'complaint', title: '差评/投诉',
    steps: {
      confirm: '{{shopper.name}}您好，我是{{agent.name}}，您反映的情况我从头看了一遍。我想先确认一下：让您最不满意的是哪一点？',
      soothe: '这次的体验没有做好，让您失望了，对不起。您愿意说出来，我们很感谢。',
      solve: '这件事由我负责到底。您希望怎么处理，退款、补发还是别的，请告诉我，我能做主的当场给您办，需要同意的我马上去申请。',
      followUp: '处理结果我会亲自回您，也会告诉您我们改了什么，不让同样的事再发生。',
    },
  },
  {
    id: 'wrong_size', title: '尺码不合',
    steps: {
      confirm: '{{shopper.name}}您好，「{{order.item}}」的尺码不合适，对吗？是偏大还是偏小？方便的话告诉我身高体重。',
      soothe: '没有试穿的机会，尺码确实不好选，没关系，我来帮您换到合身的。',
      solve: '我按您的数据推荐尺码并帮您留货；您在订单里申请换货，收到寄回的快递信息我就安排发新的。不想换也可以退。',
      followUp: '新的发出后我把单号发在这里，等您试穿合适了再收尾。',
    },
  },
  {
    id: 'ship_sooner', title: '催发货',
    steps: {
      confirm: '{{shopper.name}}您好，您想知道订单 {{order.id}} 什么时候发出，对吗？',
      soothe: '直播里下单就盼着早点收到，您的心情我理解，让您久等了。',
      solve: '这单最晚 {{promise.shipBy}} 前发出。我现在就去催仓库，能提前就提前。',
      followUp: '发出后我把快递单号发给您；到点还没发，我会主动来跟您说明。',
    },
  },
];

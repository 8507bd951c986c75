import type { ReadyTemplate } from './ready-templates.ts';

/** The ready-made templates in English, in the order shown. */
export const readyEn: readonly ReadyTemplate[] = [
  {
    id: 'not_arrived', title: 'Not arrived yet',
    steps: {
      confirm: 'Hi {{shopper.name}}, this is {{agent.name}}. Your {{order.item}} from order {{order.id}} hasn’t reached you yet, is that right?',
      soothe: 'You’ve been looking forward to it, so the wait is frustrating. I’m sorry it is taking this long.',
      solve: 'I’ve just checked: {{shipment.carrier}} has it, tracking number {{shipment.trackingNumber}}, and the latest scan says "{{shipment.lastEvent}}". I’m asking the carrier where it is now. If it turns out to be lost, you can choose a new one or your money back.',
      followUp: 'I’ll keep an eye on it and write to you here as soon as the carrier answers. No need to ask again.',
    },
  },
  {
    id: 'damaged', title: 'Arrived damaged',
    steps: {
      confirm: 'Hi {{shopper.name}}, the {{order.item}} from order {{order.id}} arrived damaged, is that right? A photo of the damage and of the box would help me log it.',
      soothe: 'Opening a parcel you were happy about and finding it broken is a real letdown. This is on us, and I’m sorry for the trouble.',
      solve: 'Which suits you better: a new one, or a full refund? Sending the broken one back costs you nothing; if we need it, a courier will pick it up.',
      followUp: 'Once you’ve chosen I’ll set it up right away and post the tracking number or the refund here, and I’ll check with you when it’s there.',
    },
  },
  {
    id: 'unwanted', title: 'Wants to return it',
    steps: {
      confirm: 'Hi {{shopper.name}}, you’d like to return the {{order.item}} from order {{order.id}}, is that right?',
      soothe: 'It’s hard to tell through a screen whether something will suit you. That’s fine, and returning it is easy.',
      solve: 'Choose "Return" in your order, with "Changed my mind" as the reason, and keep tags and packaging with it. I’ll approve it as soon as I see it, and you’ll get the return address.',
      followUp: 'When the parcel is back with us I’ll follow the refund and tell you here once it has gone out.',
    },
  },
  {
    id: 'wrong_item', title: 'Wrong item sent',
    steps: {
      confirm: 'Hi {{shopper.name}}, you ordered {{order.item}} and something else arrived, is that right? Could you send a photo of what you got and of the label?',
      soothe: 'Waiting for days and then finding the wrong thing is annoying. We made a mistake when packing, and I’m sorry.',
      solve: 'I’ll have the right one sent out now, and a courier will collect the other one. We pay for both. If you’d rather not wait, I can refund you instead.',
      followUp: 'You’ll get the new tracking number here, and I’ll only close this when you tell me the right one has arrived.',
    },
  },
  {
    id: 'missing_item', title: 'Something missing',
    steps: {
      confirm: 'Hi {{shopper.name}}, something was missing from order {{order.id}}, is that right? Tell me which items and how many, and I’ll check the packing record.',
      soothe: 'Opening a parcel that isn’t complete is disappointing. We should have packed it fully, and I’m sorry.',
      solve: 'Once I’ve checked, I’ll send what is missing at our cost, or refund that part if you prefer.',
      followUp: 'I’ll come back to you here today with the result, and with the tracking number if we send it.',
    },
  },
  {
    id: 'allergy', title: 'Allergy or feeling unwell',
    steps: {
      confirm: 'Hi {{shopper.name}}, you felt unwell after using the {{order.item}}, is that right? Please stop using it. If you have trouble breathing or strong swelling, see a doctor at once; your health comes first.',
      soothe: 'That must be unpleasant and worrying. We take it very seriously and will see it through with you.',
      solve: 'I’m arranging a refund for it now, and there’s no need to send it back. If you see a doctor, please keep the report and receipts; a colleague who looks after such cases will go through the costs with you.',
      followUp: 'I’ll look after this myself and write to you here with the decision. I’d also like to know how you’re feeling.',
    },
  },
  {
    id: 'refund_late', title: 'Refund not received',
    steps: {
      confirm: 'Hi {{shopper.name}}, the refund for order {{order.id}} hasn’t reached you yet, is that right?',
      soothe: 'Waiting for your own money is worrying. Let me find out exactly where it is.',
      solve: 'Refunds go back the way you paid; bank cards usually take 1 to 3 working days, credit cards a little longer. I’m checking our record now. If it’s still with us, I’ll finish it straight away; if it has gone out, I’ll send you the reference for your bank.',
      followUp: 'I’ll tell you the result here and stay with it until the money is there.',
    },
  },
  {
    id: 'complaint', title: 'Complaint or bad review',
    steps: {
      confirm: 'Hi {{shopper.name}}, this is {{agent.name}}. I’ve read everything from the beginning. May I check what let you down the most?',
      soothe: 'We didn’t do this well, and I’m sorry we disappointed you. Thank you for telling us.',
      solve: 'I’ll see this through. Tell me what would put it right, a refund, a new one or something else. What I can decide I’ll do now; for the rest I’ll get approval straight away.',
      followUp: 'I’ll come back to you personally with the outcome, and with what we’ve changed so that it doesn’t happen again.',
    },
  },
  {
    id: 'wrong_size', title: 'Wrong size',
    steps: {
      confirm: 'Hi {{shopper.name}}, the {{order.item}} doesn’t fit, is that right? Is it too big or too small? Your height and weight would help me.',
      soothe: 'Picking a size without trying it on is hard. No problem, we’ll find the one that fits.',
      solve: 'I’ll suggest a size and put one aside for you. Ask for an exchange in your order, and when the return is on its way I’ll have the new one sent. A refund is fine too.',
      followUp: 'I’ll post the new tracking number here and check with you that it fits.',
    },
  },
  {
    id: 'ship_sooner', title: 'When will it ship',
    steps: {
      confirm: 'Hi {{shopper.name}}, you’d like to know when order {{order.id}} will ship, is that right?',
      soothe: 'You ordered during the stream and want it soon, that’s only natural. Thank you for waiting.',
      solve: 'It will leave by {{promise.shipBy}} at the latest. I’m asking the warehouse now to send it earlier if they can.',
      followUp: 'I’ll send you the tracking number when it leaves; and if it hasn’t by then, I’ll write to you first.',
    },
  },
];

/** All the speech that the situation model learns from, Chinese and English. */
import { deliveryEn } from './speech/delivery-en.ts';
import { deliveryZh } from './speech/delivery-zh.ts';
import { elsewhere } from './speech/elsewhere.ts';
import { goodsEn } from './speech/goods-en.ts';
import { goodsZh } from './speech/goods-zh.ts';
import { moneyEn } from './speech/money-en.ts';
import { moneyZh } from './speech/money-zh.ts';
import { returnsEn } from './speech/returns-en.ts';
import { returnsZh } from './speech/returns-zh.ts';
import { readSpeech, type Situation } from './sentences.ts';

/** So many variants of a sentence tell the model what in it may change. */
const variants = 8;

export const speech: readonly Situation[] = readSpeech([deliveryZh, returnsZh, moneyZh, goodsZh, deliveryEn, returnsEn, moneyEn, goodsEn, elsewhere], variants);

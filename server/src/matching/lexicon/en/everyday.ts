/** Everyday verbs and nouns that people use for one another when they ask a service for something, in English. */
export const everyday = `
[money]
card: card, debit card, credit card, plastic, visa, mastercard, bank card
account: account, profile, membership, acct
transfer: transfer, send money, wire, move money, remit, move funds, remittance, send funds
top_up: top up, topup, topping up, reload, add money, add funds, load money, put money, refill, deposit, fund my account, recharge, pay in
withdraw: withdraw, withdrawal, take out money, get cash, cash out, atm, cash machine, cashpoint, draw money, take money out, took out
cash: cash, bills, notes, coins, money
fee: fee, charge, cost, surcharge, commission, extra charge, charged for, extra fee, being charged, payable
pay: pay, payment, purchase, buy, transaction, spend, paid for, bought, checkout
charged_twice: charged twice, double charge, duplicate, twice, two times, two charges, same charge, double charged, repeated
unknown_charge: do not recognise, do not recognize, did not make, not mine, unknown, unauthorized, unauthorised, not authorize, never made, strange charge, unfamiliar, not recognise, not recognize, did not do, someone used my
declined: declined, rejected, refused, denied, not accepted, failed, did not go through, not go through, not work, not accept, bounced, unsuccessful, blocked
pending: pending, processing, in progress, not completed, still not, not cleared, not gone through, hold, waiting, not showing, not show up, not posted, in limbo
exchange_rate: exchange rate, conversion, convert, currency, foreign currency, foreign, exchange, rate, euro, dollar, pound
balance: balance, how much money, funds available, available funds, amount left, how much do i have
limit: limit, maximum, max, minimum, at most, cap, how many, restriction, allowance
interest: interest, apr, yield, return rate
loan: loan, borrow, mortgage, credit, lend, financing
budget: budget, spending, spent, expenses, how much have i spent
verify: verify, verification, prove, identity, identify, confirm who, id check, proof, validate, documents, authenticate
pin_code: pin, passcode, pin number, security code, password, code
lost_card: lost my card, card stolen, card was stolen, missing card, cannot find my card, lost card, misplaced my card, stolen, lost, misplaced, swiped
phone_lost: lost my phone, phone was stolen, stolen phone, lost phone, new phone, left my phone
freeze: freeze, block, deactivate, disable, suspend, lock, put a hold, stop using, unfreeze, unblock
activate: activate, activation, enable, turn on, start using, unlock, set up, register, enroll
order_card: order a card, new card, get a card, another card, replacement card, physical card, apply, virtual card, request a card, additional card
close: close my account, delete my account, terminate, get rid of, close, end, shut down, stop using
age: how old, age, years old, minor, underage, child, kids, daughter, son
reverse: reverse, revert, undo, cancel, take back, get back, recall, dispute, refund, reimburse, chargeback
salary: salary, paycheck, wages, pay day, payday, income, direct deposit, payslip
taxes: tax, taxes, irs
[travel]
book: book, reserve, reservation, booking, schedule, arrange, appointment, make a reservation
flight: flight, plane, fly, airline, airplane, ticket, airport
train: train, rail, railway, subway, metro
taxi: taxi, cab, uber, lyft, ride
hotel: hotel, motel, inn, place to stay, accommodation, lodging, room
restaurant: restaurant, diner, place to eat, cafe, eatery, bistro, takeaway, take out, takeout, delivery food
luggage: luggage, baggage, suitcase, carry on, bags, bag
car_rental: rental car, rent a car, hire a car, car rental
car: car, vehicle, truck, automobile, tires, tire, oil change, gas, fuel, engine
directions: directions, way to, route, get to, how do i get, navigate, path, how far, distance, miles
traffic: traffic, congestion, jam, road, commute
abroad: abroad, overseas, foreign country, another country, travel, trip, vacation, holiday, visiting, international, visa, passport
[daily]
weather: weather, forecast, rain, raining, snow, sunny, temperature, umbrella, storm, wind, cloudy, humid, chilly
music: music, song, tune, track, album, playlist, band, singer, artist, rock, jazz, hip hop, listen
podcast: podcast, episode, audiobook, book, chapter, radio, station, fm
alarm: alarm, wake me, wake me up, wake up
reminder: remind, reminder, do not forget, do not let me forget, notify me, alert me
calendar: calendar, meeting, event, appointment, schedule, agenda, conference
list: list, to do, todo, shopping list, grocery list, groceries
lights: lights, light, lamp, bulb, brightness, dim, brighten, bright
volume: volume, louder, quieter, mute, silence, turn up, turn down, quiet, softer
email: email, e mail, mail, inbox, message, reply
contact: contact, phone number, phone book, call, dial, ring
news: news, headlines, articles, latest, current events
joke: joke, funny, make me laugh, humor, laugh
recipe: recipe, cook, cooking, bake, how to make, ingredients, dish, meal, dinner, lunch, breakfast
clean: vacuum, clean, hoover, sweep, dust, robot
coffee: coffee, espresso, latte, cappuccino, brew
socket: socket, plug, outlet, switch
definition: definition, define, meaning, mean, what does the word, dictionary
translate: translate, translation, how do you say, in spanish, in french, in german, in italian, in chinese, in japanese
math: calculate, plus, minus, times, divided, square root, multiply, sum, percent, equation
time_now: what time is it, current time, time now, the time, clock
date_now: what day is it, what is the date, todays date, date today, what date
spell: spell, spelling
health: health, sick, symptoms, calories, nutrition, diet, doctor, vaccine, sleep, workout
stock: stock, stocks, share price, shares, stock price, market
social: tweet, twitter, facebook, instagram, post
yes: yes, yeah, yep, correct, right, sure, affirmative, exactly, indeed, that is true
no: no, nope, wrong, incorrect, negative, that is not
repeat: repeat, say again, say that again, again, one more time, pardon, come again
stop: stop, cancel, never mind, forget it, quit, abort, end that
greeting: how are you, good morning, hello, hi, what is up, how is it going
`;

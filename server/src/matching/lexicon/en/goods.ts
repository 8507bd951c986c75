/** What is wrong with goods and how they look, fit and work; people and how they speak, in English. */
export const goods = `
[fault]
broken: broken, broke, damaged, damage, defective, faulty, fault, crack, cracked, smashed, shattered, torn, ripped, tear, rip, fell apart, falling apart, came off, snapped, dented, dent, scratch, scratched, hole, stain, malfunction, not working, stopped working, does not work, quit working, gave up, died, busted, out of order, bad quality, poor quality, flawed, defect, packed in, conked out, kaput, wrecked, buggy, glitch
no_power: will not turn on, not turn on, will not start, not start, no power, will not charge, not charging, not charge, dead, black screen, turns off, shuts off, shuts down, power on, switch on, battery, charge, charging, charger, drain, drained, no life, will not boot, unresponsive
no_connect: connect, connection, pair, pairing, wifi, bluetooth, network, internet, offline, disconnect, disconnecting, drops, signal, app, link to my phone, log in, login, sign in, password, router, hotspot, sync, qr code, online, hook up
noise: noise, noisy, loud, buzzing, buzz, rattling, rattle, grinding, humming, clicking, squeak, squeaking, crackling, hiss, quiet, silent
sound: no sound, cannot hear, can not hear, volume, mic, microphone, speaker, audio, muffled, one side, left ear, right ear, earbud, muted
leak: leak, leaking, leaks, drip, dripping, spilled, seeping, oozing, wet inside
heat: hot, overheat, overheating, heats up, warm, not heating, too hot, does not heat, temperature, cold, cooling
danger: fire, smoke, smoking, spark, sparks, explode, exploded, explosion, burnt, burn, burning, electric shock, shock, shocked, swollen, swelling, bulging, short circuit, dangerous, hazard, melted, melt, flames, zapped, blew up, unsafe
injury: injured, injury, hurt, cut, bleeding, hospital, burned my, wound, stitches, emergency room, scalded, doctor
wear: fade, faded, colour runs, bleed, bled, shrink, shrank, shrunk, pilling, bobbles, fuzz, peel, peeling, flaking, rust, rusty, lost its shape, stretched, wrinkle, creased, loose thread, seam, unraveling, fray, tarnish, discolour, worn out
smell: smell, smells, stink, stinks, odour, odor, stench, reek, fumes, chemical smell, smelly, musty
spoiled: rotten, mouldy, moldy, spoiled, gone off, gone bad, bruised, melted, thawed, mushy, stale, sour, expired, out of date, bug, worm, insect, hair in, foreign object, mould, mold, rot
food_sick: food poisoning, sick after eating, threw up, vomit, vomiting, diarrhea, stomach, nausea, the runs, upset stomach
food: eat, fruit, taste, sweet, ripe, unripe, flavour, flavor, fresh, fridge, freezer, cook, recipe, bland, juicy, tasty
[fit]
size: size, sizing, size chart, what size, fit, measurement, waist, height, weight, tall, true to size, small, medium, large, xl, xxl, dimensions, kg, kilos, pounds, inches, cm
size_wrong: too small, too big, too tight, too loose, too long, too short, too large, does not fit, do not fit, not fit, cannot zip, will not zip, wrong fit, too narrow, baggy, snug, pinches, squeeze
colour: colour, color, shade, hue, tone, undertone, pigment, tint
material: material, fabric, cotton, leather, wool, silk, made of, thick, thin, stretchy, warm enough, see through, filling, down, polyester, lining
care: wash, washing, machine wash, clean, cleaning, iron, dry clean, tumble dry, bleach, care for, maintain, wipe, rinse, soak, launder, laundry, dishwasher
[use]
how_use: how do i use, how to use, how does it work, instruction, manual, guide, tutorial, set up, setup, install, assemble, put together, step by step, show me how, how it works, walk me through, teach me, configure, operate, figure out
function: feature, support, compatible, work with, does it have, capacity, spec, mode, setting, function, range, difference between
reset: reset, factory, restore, wipe, erase, delete, clear, remove, start over
storage_card: memory card, sd card, cloud, recording, footage, record, saved, storage, playback
warranty: warranty, guarantee, repair, fix, spare part, service center, service centre, mend, fixed, replace the battery, coverage
shelf_life: expiry, expiration, expire, best before, use by, shelf life, go bad, production date, batch, valid until, out of date
waterproof: waterproof, water resistant, sweatproof, splash, rain, swim, shower, wet, submerge
light: light, blinking, flashing, led, indicator, red light, blue light, flash, blink
error: error, e1, e2, e3, error code, fault code, beep, beeping, failed, fails, failure
[body]
allergy: allergy, allergic, rash, itch, itchy, itching, hives, swollen, red face, redness, irritate, irritated, irritation, reaction, breakout, broke out, pimples, acne, burning skin, sting, stinging, tingle, tingling, prickle, eczema
skin: skin, face, sensitive skin, oily, dry skin, lips, complexion, pores, wrinkles, moisturise
vulnerable: pregnant, pregnancy, breastfeeding, nursing, expecting, baby, infant, newborn, toddler, child, children, kid, elderly, grandma, pacemaker, heart, diabetes, diabetic, blood pressure, surgery, implant, patient, medication
[people]
complain: complain, complaint, report you, sue, lawyer, court, legal action, consumer, authorities, bad review, one star, negative review, trading standards, police, chargeback, ombudsman, escalate
angry: ridiculous, terrible, awful, horrible, worst, disgusting, disappointed, useless, joke, rubbish, garbage, trash, crap, scam shop, unacceptable, fed up, angry, furious, annoyed, rip off, shame, pathetic
human: human, real person, agent, representative, speak to someone, talk to someone, manager, supervisor, customer service, operator, someone real, bot, robot, call me, phone support, live person, customer support, somebody
service_hours: opening hours, working hours, business hours, office hours, open, close, what time do you, available at night
live: live, stream, livestream, show, replay, host, streamer, broadcast, streaming
scam: scam, scammer, fraud, fraudulent, phishing, pretending, impersonating, suspicious, verification code, legit call, hacked, leaked, spam, fishy, con artist, stranger
privacy: privacy, personal data, delete my account, personal information, discreet, gdpr, plain box
review: review, feedback, rating, five stars, cashback for review
want: want, need, would like, wish, desire, require, looking to, like to, hope to, care to
can: can i, could i, may i, is it possible, possible to, am i able, able to, allowed, permitted, let me, is it ok, would it be possible
why: why, how come, what is the reason, reason, for what reason, explain, explanation, what is going on, what happened
when: when, what time, what date, which day, how soon, how long, how many days
where: where, which place, what place, location
problem: problem, issue, trouble, difficulty, wrong with, something wrong, not right, help with
`;

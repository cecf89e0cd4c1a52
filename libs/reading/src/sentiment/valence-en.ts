/**
 * What English words say of a shopper's mood, from -3 to 3. `*` stands for any ending, `_` for a space.
 * Words that only name a matter ("return", "refund") are 0: asking for one is no complaint. They go before the
 * general list of AFINN (valence.ts).
 */
export const ENGLISH: Readonly<Record<number, string>> = {
  3: `amazing* awesome brilliant excellent fabulous fantastic outstanding perfect perfectly superb wonderful* incredibl*
    flawless* thrilled delighted love loved loves adore* exceptional five_stars best_ever blown_away life_saver lifesaver
    top_notch 10/10 5_stars absolutely_love made_my_day over_the_moon couldn't_be_happier can't_fault`,
  2: `great good happy glad pleased satisfied lovely beautiful* nice nicely friendly kind helpful impress* enjoy* enjoyed
    recommend* appreciate* grateful gorgeous excited superfast speedy smooth* reliable comfy comfortable thank_you_so_much
    thanks_so_much thank_you_very_much many_thanks thanks_a_lot thanks_a_million well_done good_job great_job works_great
    as_described exceeded worth_every quality_is_great super best better_than_expected spot_on hats_off kudos bravo yay
    hooray sorted works_well fits_well works_perfectly fits_perfectly right_on_time kind_of_you what_i_wanted
    what_i_needed better_than_i even_better well_made well_packed out_of_their_way out_of_your_way above_and_beyond like_a_charm
    turned_out_great star a_treat appreciate_your_patience again_and_again_great pleasure lucky elegant handy hassle_free
    rock rocks delicious yummy tasty divine stunning joy chuffed sturdy stylish well_spent can't_thank_you_enough a_fan really_like
    out_of_ten saved generous heaven treat dream charming cosy cozy luxurious premium crisp crystal_clear quiet sparkling
    like_new good_as_new efficient professional knowledgeable responsive attentive seamless painless bless_you god_send godsend
    couldn't_ask_for as_promised looks_great feels_great sounds_great did_the_trick smells_great tastes_great five_star
    happy_customer loyal_customer go_to_shop definitely_buy will_buy_again will_order_again order_again`,
  1: `thanks thank cheers fine okay fast quick quickly easy easily fair solved fixed resolved cool sweet neat decent
    affordable bargain on_time no_problem no_problems no_complaints no_issues not_bad can't_complain works_now
    understanding polite courteous ta cute soft warm pretty_good not_too_bad keep_it_up never_let_me_down
    never_disappoint* wasn't_expecting exactly_what no_worries without_any_problem without_a_hitch
    without_any_trouble can't_wait`,
  // Hold a word of another list without its meaning.
  0: `too_late_to me_too too_many_cooks please help want need no pay paid charge charged charges cancel cancelled canceled cancelling cancellation stop like share return
    returns exchange lost_password forgot forget free join agree yes true worth_it interested clear allow cut debt fire
    demand deny block blocked hope hoping sorry excuse excuse_me pardon apolog* natural safe secure security top big share sharing
    vision chance ok fit fits matter reach support supported save saving savings certain sure drop drops welcome greeting
    greetings congratulat* pretty like_this looks_like would_like anti black alone leave left care important luck
    recommendation recommendations reward rewards prize gift strong straight warm_enough win interest interests
    challenge test vitamin active alert natural protect protected protection increase growth commit committed accept
    accepted accepts attract huge limited limit limits limitation block emergency offline fan_heater wait_for wait_until i'll_wait
    difficult_to_say problem_with_my can't_believe good_morning good_afternoon good_evening good_day quick_question as_soon_as_possible love_to like_to again_later best_regards
    kind_regards fine_print good_for how_late better_for best_for which_is_better fast_shipping quick_delivery
    wrong_number error_code missing_you late_shipping free_of_charge`,
  [-1]: `slow slowly delay* late wait* waited problem problems issue issues hitch complaint complaints unhelpful difficult confus* unclear complicated
    unfortunately wrong missing lost defect* fault* flaw* error errors scratch* dent* stain* torn leak* cheap flimsy worn
    overpriced expensive annoyed boring ugly noisy tight stuck fails failed failing fail crash* glitch* unable
    doesn't_work not_working won't_work didn't_work stopped_working doesn't_fit second_time again third_time twice yet_again
    declined unacceptably dirty smell* smelly crack* chipped half_empty no_reply no_response no_answer nobody no_one
    not_received hasn't_arrived haven't_received hasn't_come never_arrived never_came never_received no_sign_of
    still_waiting still_no still_not still_hasn't still_haven't still_nothing charged_twice double_charged overcharged
    where_the_hell misleading not_as_described not_what_i_ordered mistake doubt* worse fell_off falls_off came_off
    run_around supposed_to refuses refused ignoring ignored ignore have_nothing how_hard forever meh mediocre underwhelm* so_so`,
  [-2]: `bad badly broke broken break breaks damaged smashed shattered poor poorly unhappy disappoint* frustrat* annoying
    upset unsatisf* dissatisf* dissapoint* let_down letdown rude useless waste wasted junk fake counterfeit rubbish crap
    crappy lousy shoddy sick_of tired_of fed_up fedup enough_of unreliable unprofessional careless complain
    regret* never_again unfair lied lie lying liar sucks suck rip_off ripoff mess messed ruined spoiled spoilt sad
    angry mad not_acceptable excuses joke nightmare_of had_enough ripped rips leaks leaking leaked shrank shrunk faded fades flicker* buzzes buzzing rattles rusty rust rusted expired
    mouldy moldy rotten stale sour spoilt stranger crazy insane trouble undone unravel* peeling peels warped bent snapped snaps
    bust busted wobbl* melted burnt burned overheats scalded freezes frozen_screen laggy unusable unwearable undrinkable
    inedible untrue dishonest deceiv* decept* false mislead* robbery robbed daylight_robbery hidden_fees got_silent silent
    nobody_helps nobody_called no_one_called no_one_cares nobody_cares don't_care doesn't_care unprofession* dodgy sketchy
    bogus fobbed palmed_off back_and_forth chasing chased driving_me the_hell how_many_times how_many_more seriously
    honestly for_real are_you_kidding you_kidding price_increase not_worth wasn't_worth isn't_worth never_works
    keeps_failing keeps_breaking keeps_saying stopped_charging stopped for_weeks for_ages for_months weeks_ago months_ago
    hung_up keeps_crashing don't_like didn't_like don't_really_like didn't_really_like expected_better another_delay took_forever
    takes_forever nothing_happened is_dead threw nothing_like ever_again how_dare not_good_enough dead_after ignored_me won't_turn_on dead_on_arrival fell_apart falls_apart falling_apart at_my_wits losing_patience
    lost_patience patience unresponsive incompeten* shame shambles pathetic lazy hate hated dislike* wtf ffs ugh`,
  [-3]: `terrible terribly awful* horrible horribl* horrendous appalling atrocious abysmal disgust* disgrace* outrag* furious
    livid scam scammed scammer* scammers fraud* thief thieves steal* stole stolen ridiculous unacceptable worst nightmare
    joke_of_a hopeless shocking shockingly dreadful diabolical garbage trash infuriat* lawyer sue police trading_standards
    report_you chargeback criminal* cheated cheat bullshit damn fuck* shit* idiot* stupid disaster never_shop
    never_order never_buy one_star zero_stars 1_star`,
};

export const ENGLISH_NEGATIONS =
  "not no never n't don't doesn't didn't isn't wasn't aren't weren't won't wouldn't can't cannot couldn't haven't hasn't hadn't without hardly barely nor neither ain't dont doesnt didnt isnt wasnt cant wont havent nothing lacks zero far_from less_than anything_but";

export const ENGLISH_DEGREES: Readonly<Record<number, string>> = {
  1.5: 'very really so extremely absolutely totally completely truly utterly incredibly super too far_too way_too highly deeply beyond such most bloody seriously',
  0.6: 'a_bit bit slightly somewhat kinda kind_of sort_of little rather fairly quite pretty a_little maybe mildly',
};

export const ENGLISH_BUT = 'but however though although yet except unfortunately';
/** What is only thought of is not felt. */
export const ENGLISH_IF = 'if whether in_case would_it suppose what_happens policy guarantee warranty';

/** Being without one of these is good. */
export const ENGLISH_EVILS =
  'problem problems issue issues complaint complaints fault faults flaw flaws error errors trouble hitch defect defects regret regrets doubt hassle fuss scratch scratches';

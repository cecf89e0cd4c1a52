/* eslint max-lines: off -- sentences, not code */
/**
 * What people say and ask that is no shop's business, in the two languages of the product. A model learns from them
 * what it is not about; none is ever an answer. Written for this purpose. Where an intent of the training data is
 * about one of them, its own examples outweigh it.
 */
export const EVERYDAY_TEXTS: readonly string[] = `
tell me a joke about penguins
can you help me with my maths homework
what's the weather like tomorrow in London
how tall is Mount Everest
what is the square root of 144
translate good morning into Japanese
who is the prime minister of Canada
set an alarm for seven in the morning
play some relaxing music
what time is it in Tokyo right now
why is the sky blue
recommend a good thriller film for tonight
how do I lose weight quickly
what are the symptoms of the flu
do you believe in ghosts
how many planets are in the solar system
book me a table for two at an Italian restaurant
find me a flight to Barcelona next weekend
who wrote Pride and Prejudice
how can I learn to play the guitar
what does photosynthesis mean
my dog keeps barking at night, what can I do
turn off the lights in the living room
how do I change a flat tyre
give me a recipe for banana bread
when was the Roman Empire founded
what is the meaning of life
how far away is the moon
which horse won the race yesterday
how do I write a for loop in Python
explain quantum mechanics to a child
how do you say thank you in Korean
I had a terrible day at work
my girlfriend broke up with me
what did the president say last night
who is going to win the election
how do I apply for a passport
what documents do I need for a visa to China
how do I file my taxes
what is the interest rate on a mortgage
should I invest in bitcoin
what's the exchange rate between the dollar and the yen
what is the stock market doing today
I need a dentist appointment
which pills help against a headache
how much sleep do I need
how do I get rid of hiccups
what's my horoscope for today
are you human or a machine in disguise, philosophically speaking
do you like football
what is your favourite colour
how old are you
where were you born
do you have any brothers or sisters
will you marry me
let's play a game of chess
tell me a bedtime story
sing me a song
flip a coin for me
pick a number between one and ten
what day of the week is Christmas this year
how many days are left until summer
remind me to call my mother on Sunday
add milk to my shopping list for the kitchen
send a text message to Dave
call my boss and tell him I am sick
open the garage door
what's on television tonight
who sings this song
who played the joker in the dark knight
how does the last season end, no spoilers please
what's the score of the game
how many players are in a rugby team
when do the Olympics start
what is the fastest animal on earth
how long do elephants live
why do cats purr
how do I grow tomatoes on my balcony
when should I prune roses
how do I unclog a kitchen sink
what size nail do I need for plasterboard
my car makes a strange noise when I brake
how often should I change the engine oil
what is the speed limit on German motorways
how do I get from the airport to the city centre
are there any good hiking trails near Denver
what should I see in Rome in three days
how much is a train ticket to Manchester
what is the population of India
who discovered penicillin
when did the second world war end
what is the longest river in Africa
which language do they speak in Brazil
how deep is the ocean
what is the boiling point of water
how do vaccines work
what is a black hole
can you explain the theory of relativity
what is the difference between weather and climate
solve x squared plus two x equals eight
convert ten miles to kilometres
how many ounces are in a pound
what's fifteen percent of ninety
how do you spell necessary
what is another word for happy
correct the grammar in this sentence
write an essay about climate change
summarise the plot of Hamlet
help me write a cover letter for a job
how do I ask for a pay rise
what questions come up in a job interview
is your company hiring drivers at the moment
how do I install Linux on an old laptop
my computer is so slow, how do I clean up Windows
why does my code throw a null pointer exception
what is the difference between TCP and UDP
how do I center a div in CSS
how do I reset my router
what's the best strategy in Minecraft
how do I beat the final boss
can you hack into a facebook account
how do I make a bomb
what is the best religion
do aliens exist
what happens after we die
who built the pyramids
is the earth flat
what's the plural of octopus
how do I tie a tie
how do I iron a shirt
how do I remove a red wine stain from the carpet
how do I fold a paper plane
how do I get a baby to sleep
what should I cook for dinner tonight
is coffee bad for you
how many calories are in an avocado
which wine goes with fish
how do I make pizza dough from scratch
what temperature should I roast a chicken at
can I freeze cooked pasta
is it safe to eat mushrooms from the forest
how do I train for a marathon
what exercises help against back pain
how many push-ups should I do a day
I can't stop thinking about my exam
how do I make new friends
what should I say at my sister's wedding
what is a good present for an anniversary with my grandparents, emotionally speaking
how do I stop smoking
what's the news today
did anything happen in parliament this week
what is inflation and why is it rising
who owns the moon
when is the next solar eclipse
how do I renew my driving licence
how do I register to vote
what is the minimum wage in France
is it legal to fly a drone over a park
can I sue my neighbour over noise
how do I open a bank account abroad
what's my credit score
transfer fifty pounds to my savings account
my phone contract is too expensive, which network is better
where can I watch the match live
which book should I read next
who painted the Mona Lisa
what key is Beethoven's fifth symphony in
how do I tune a violin
how do I take better photos at night
what is the rule for offside
how does a heat pump work
how do solar panels make electricity
what's the wifi password in this cafe
where is the nearest petrol station
is there a pharmacy open near me
how busy is the motorway this morning
when does the next bus to the station leave
how long is the flight from Paris to New York
do I need a jab to travel to Kenya
I feel lonely, talk to me
you are so funny
that was a great concert last night
I just got back from holiday and it rained every day
my son starts school on Monday
happy birthday to my best friend
good luck with your exam tomorrow
guess what happened to me today
the traffic was awful this morning
I love sunsets at the beach
what would you do with a million dollars
if a tree falls in the forest, does it make a sound
roses are red, violets are blue
lorem ipsum dolor sit amet
blah blah blah blah
asdfgh jkl qwerty
xyz 123 foo bar
test test one two three
hmm let me think about the universe
how do bees make honey
why is my plant turning yellow
what do rabbits eat
how do I teach my parrot to talk
how big is a blue whale
who invented the telephone
what language is spoken in Switzerland
how do I become a pilot
what is the best university for medicine
how do I calculate the area of a circle
what is the chemical formula of salt
name three famous painters
quiz me on European capitals
which came first, the chicken or the egg
turn the heating up by two degrees
start the vacuum cleaner robot
take a selfie
navigate to my office
read me my emails
what's on my calendar today
cancel my meeting with the accountant at noon
cancel my gym class on Tuesday
order me a taxi to the station
change the channel
how do I delete my browsing history
track my steps for today
return of the king, is it a good film
exchange students at our school
给我讲个笑话
谁是美国总统
世界杯冠军是哪个队
帮我做一道数学题
一百四十四的平方根是多少
珠穆朗玛峰有多高
早上好用日语怎么说
鸡蛋要煮几分钟
明早七点叫我起床
放一首轻松的歌
东京现在几点
天空为什么是蓝色的
推荐一部好看的悬疑电影
怎样才能快速减肥
感冒有什么症状
你相信有鬼吗
太阳系有几颗行星
帮我订一家意大利餐厅的位子
下周末去巴塞罗那的机票有吗
红楼梦是谁写的
怎么学吉他
光合作用是什么意思
我家狗晚上老叫怎么办
把客厅的灯关了
怎么换汽车轮胎
教我做红烧肉
秦始皇是哪年统一六国的
人生的意义是什么
月亮离地球有多远
昨天的比赛谁赢了
用Python怎么写循环
量子力学是什么
我的猫起什么名字好
谢谢用韩语怎么说
今天上班好累啊
我和女朋友分手了
昨晚新闻说了什么
谁会赢得选举
护照怎么办理
去日本签证需要什么材料
个人所得税怎么申报
房贷利率是多少
现在能买比特币吗
美元兑人民币汇率多少
今天股市怎么样
我想预约牙医
头疼吃什么药
一天要睡几个小时
打嗝怎么止住
今天的星座运势
你喜欢足球吗
你最喜欢什么颜色
你今年几岁了
你是哪里人
你有兄弟姐妹吗
你愿意嫁给我吗
我们来下棋吧
给我讲个睡前故事
唱首歌给我听
抛个硬币
随便说一个数字
今年春节是几月几号
离暑假还有多少天
周日提醒我给妈妈打电话
给小明发条短信
帮我向老板请个病假
打开车库门
今晚电视有什么节目
这首歌是谁唱的
小丑是谁演的
最后一季结局是什么
现在比分多少
一个篮球队有几个人
奥运会什么时候开幕
地球上跑得最快的动物是什么
大象能活多少年
猫为什么会打呼噜
阳台上怎么种西红柿
月季什么时候修剪
厨房下水道堵了怎么通
刹车的时候车子有异响
多久换一次机油
高速公路限速多少
从机场怎么去市中心
附近有什么爬山的地方
去西安玩三天怎么安排
去上海的火车票多少钱
印度有多少人口
青霉素是谁发现的
第二次世界大战哪年结束
世界上最长的河是哪条
巴西人说什么语言
海洋有多深
水的沸点是多少度
疫苗是怎么起作用的
什么是黑洞
给我解释一下相对论
解方程x的平方加二x等于八
十英里等于多少公里
一斤等于多少克
九十的百分之十五是多少
这个字怎么读
高兴的近义词有哪些
帮我改一下这句话的语法
写一篇关于环保的作文
概括一下西游记的故事
帮我写一份求职信
怎么跟老板提加薪
面试一般会问什么问题
你们公司招司机吗
旧电脑怎么装系统
电脑太卡了怎么清理
代码报空指针是为什么
路由器怎么重启
这个游戏怎么通关
王者荣耀哪个英雄厉害
外星人存在吗
人死了以后会怎么样
金字塔是谁建的
地球是平的吗
领带怎么打
衬衫怎么熨
地毯上的红酒渍怎么去掉
纸飞机怎么折
怎么哄宝宝睡觉
晚饭吃什么好呢
喝咖啡对身体好吗
一个牛油果有多少卡路里
吃鱼配什么酒
面团怎么发酵
烤鸡要多少度
野生蘑菇能吃吗
马拉松怎么训练
腰疼做什么运动好
每天做多少个俯卧撑
马上要考试了好紧张
怎么交到新朋友
妹妹结婚我该说什么祝福
怎么戒烟
今天有什么新闻
什么是通货膨胀
下次日食是什么时候
驾照怎么换证
最低工资标准是多少
公园里能飞无人机吗
邻居太吵可以报警吗
怎么去国外开银行账户
我的征信怎么查
给我的储蓄卡转五百块
哪家的手机套餐便宜
在哪里看球赛直播
接下来看什么书好
蒙娜丽莎是谁画的
小提琴怎么调音
晚上怎么拍照好看
什么是越位
太阳能板怎么发电
这家咖啡店的无线密码是多少
最近的加油站在哪
附近有药店吗
现在堵车吗
下一班公交几点
从北京飞纽约要多久
去非洲要打疫苗吗
我好孤独，陪我聊聊天
你真幽默
昨晚的演唱会太棒了
旅游回来天天下雨
我儿子下周一开学
祝我最好的朋友生日快乐
明天考试加油
你猜今天发生了什么
今天早上堵得要命
我喜欢海边的日落
如果你有一百万会做什么
先有鸡还是先有蛋
床前明月光
哈哈哈哈哈哈
啦啦啦啦啦
呃让我想想宇宙
蜜蜂怎么酿蜜
我的绿萝叶子发黄了
兔子吃什么
怎么教鹦鹉说话
蓝鲸有多大
电话是谁发明的
瑞士说什么语
怎么当飞行员
学医去哪所大学好
圆的面积怎么算
盐的化学式是什么
说三个著名的画家
考考我各国首都
空调调高两度
让扫地机器人开始扫地
帮我拍张自拍
导航到公司
念一下我的邮件
我今天有什么安排
取消中午跟会计的会议
取消周二的健身课
帮我叫辆车去火车站
换个台
怎么删除浏览记录
我今天走了多少步
你吃饭了吗
你在干嘛呢
最近怎么样啊
晚上睡不着怎么办
昨天做了个奇怪的梦
周末去哪儿玩好
孩子不爱吃饭怎么办
怎么教小孩写字
高考分数线是多少
考研要准备多久
小区什么时候来电
水费在哪里交
医保卡怎么用
发烧三十八度要去医院吗
近视能做手术吗
怎么看血压正常不正常
减脂期能吃米饭吗
广场舞怎么跳
太极拳第一式怎么打
春联怎么写
端午节为什么吃粽子
中秋节的来历是什么
成语接龙，一马当先
绕口令说一个
猜个谜语
李白是哪个朝代的
长城有多长
三国里谁最厉害
`
  .trim()
  .split('\n');

import type { WordClass } from '../vocabulary.ts';

/**
 * Words that state the verdict instead of a result. Sources: the smells vague-term, subjective and unmeasurable-quality of
 * the labelled development half; weak phrases of NASA ARM (Wilson, Rosenberg, Hyatt 1997); ambiguous adverbs and
 * adjectives, subjective and open-ended terms of ISO/IEC/IEEE 29148 as in Femmer et al. 2017; vague terms and escape
 * clauses of the INCOSE guide (R7, R8); QuARS' vagueness and subjectivity; filled up with their synonyms.
 */
export const verdicts = {
  escape: {
    source: 'development half; INCOSE R8; ISO 29148 loopholes',
    words: 'ideally preferably hopefully possibly',
    phrases: [
      'if|where|when|as|wherever|whenever|unless it? is? possible|applicable|appropriate|needed|necessary|feasible|practical|practicable|desired|reasonable|sensible|relevant|pertinent|suitable|fitting|warranted|convenient|useful|helpful|desirable',
      'as required',
      'if touched|isolated|affected',
      'where|if|when it|this makes sense',
      'as|so far|much|many|soon|close|often|little|well as possible|practical|feasible|practicable|needed|reasonable',
      'as|so far|much|often|well as it? is? possible',
      'wherever|whenever|where|when|if you|we|one|they can',
      'if|when|as time|budget|resources|schedule permits|permit|allows|allow',
      'time permitting',
      'to the extent possible|practical|feasible',
      'best effort',
      'nice to have',
      'if at all possible',
      'unless otherwise|impractical|infeasible|impossible',
      'can|could|may|might|would be beneficial|helpful|useful|nice|skipped|deferred|postponed',
      'or something|whatever|so',
      'at the? discretion',
      'not strictly necessary|required',
      'as deemed',
      'when|if|where deemed|considered necessary|appropriate|useful|relevant',
      'subject to availability',
    ],
  },
  correctnessAdverb: {
    source:
      'development half (correctly, properly, as expected, appropriately, consistently, cleanly); ISO 29148 adverbs',
    words:
      'correctly properly appropriately adequately suitably sufficiently satisfactorily acceptably accurately reliably consistently cleanly effectively flawlessly sensibly reasonably nicely rightly soundly faithfully meaningfully logically coherently normally comprehensively thoroughly robustly intelligently helpfully wisely smartly',
    phrases: [
      'as expected|intended|desired|anticipated|wanted|needed|appropriate',
      'as would be expected',
      'as|like it|they should|ought',
      'as one would expect',
      'as is right|proper|appropriate',
      'well tested|formed|structured|organized|organised|documented|designed|written|behaved|integrated|handled|formatted|commented|named|covered|defined|maintained|understood|thought',
      'in the|a|an right|proper|correct|sensible|reasonable|appropriate|suitable|intended|expected|desired way|manner|fashion|order|place|format|form',
      'the right|correct|proper|intended|expected|desired way|manner|fashion',
      'generalizes|generalises|fits|integrates|plays|reads|flows|translates|adapts well',
      'without any? a? hitch|hiccups|trouble|difficulty|friction|fuss',
    ],
  },
  correctnessAdjective: {
    source: 'development half (proper, correct rendering, correct number); ISO 29148 adjectives',
    words: 'proper',
    phrases: [
      'proper|correct|right|expected|desired|intended behavior|behaviour|behaviors|behaviours|functionality|function|operation|handling|rendering|display|output|outputs|result|results|value|values|format|formatting|data|number|numbers|constraints|isolation|validation|permissions|response|responses|configuration|structure|information|functioning|implementation|layout|styling|integration|usage|content|calculation|calculations|parsing|processing|cleanup|flow|logic|labels|mapping|message|messages|setup|sequence|navigation|documentation|schema|context|timing|propagation|execution|conversion|updates|storage|sorting|filtering|encoding|positioning|spacing|loading|state|states|working|outcome|outcomes|aspect|amount|types|typing|metadata|headers|indentation|attribution|relations|relationships|associations|escaping',
      'correct|right *? handling|rendering|behavior|behaviour|functioning|integration|implementation|configuration|validation|processing|parsing|formatting|styling|cleanup',
      'is|are|be|looks|look|remain|remains|stay|stays correct|right|accurate|proper|sane|sound',
    ],
  },
  works: {
    source: 'development half (working, functions, still work)',
    words: 'work works worked working function functions functioning functional operational',
    phrases: [
      'up and running',
      'behave|behaves|behaving like|exactly the|it|before|now|a|an|any',
      'behave|behaves|behaving well|correctly|properly|normally|fine|reasonably|sensibly|consistently|identically',
      'fully implemented|integrated|supported|featured|operational|wired|functional',
    ],
  },
  quality: {
    source:
      'development half (usable, continuously, responsive, significant performance); ARM weak phrases; INCOSE R7, R34',
    words:
      'fast quick quickly rapid rapidly speedy speedily swiftly snappy performant efficient efficiently economical economically frugal frugally frictionless frictionlessly dependable dependably responsive responsiveness instantly instantaneous instantaneously promptly timely scalable scalability usable usability robust robustness reliable reliability resilient resilience stable stably stability seamless seamlessly smooth smoothly secure securely safely lightweight durable flexible flexibly extensible optimal optimally optimized optimised minimal minimally negligible acceptable tolerable adequate sufficient satisfactory ample excessive excessively unreasonable unreasonably continuously constantly regularly frequently periodically routinely occasionally significant significantly noticeable noticeably substantial substantially considerable considerably dramatically drastically perceptible perceptibly materially measurably accessible accessibility',
    phrases: [
      'prompt response|responses|feedback',
      'shall|must|should|can|will|to scale',
      'without any? noticeable|visible|perceptible? lag|lags|delay|delays|stutter|stuttering|jank|flicker|flickering|slowdown|slowdowns|interruption|interruptions',
      'minimal changes|impact|code|boilerplate|effort|disruption|dependencies|delay|latency|configuration|setup|friction|downtime',
      'scales|scale well|easily|efficiently|gracefully|smoothly|horizontally',
      'near? real time',
      'in a? timely|reasonable|good manner|fashion|time|timeframe',
      'low|high|good|acceptable|reasonable|adequate|excellent|great|sufficient|optimal|strong|decent|minimal test|code|data|image|search|user|overall|model? latency|performance|availability|quality|throughput|coverage|accuracy|reliability|scalability|security|resolution|response|load|speed|overhead|precision|confidence|usability|contrast|cost|memory|cpu',
      'reasonable|acceptable|short|minimal|appropriate time|times|timeframe|amount|delay|overhead|limit|limits|size|memory|number|response|load|duration|period|range|resource|latency|footprint|cost|usage',
      'production|enterprise|industry grade|quality|level',
      'mostly|largely|usually|typically|rarely|seldom|often|essentially|basically|virtually|practically|broadly',
      'more or less',
      'by and large',
      'enough documentation|docs|logging|logs|validation|comments|test|error|detail|details|information|context|space|data|time|tests|coverage|examples|room|headroom|contrast',
      'at scale',
      'under heavy|high|normal|typical|peak|stress|reasonable load|loads|traffic|usage|conditions|use',
      'up to date',
      'fresh|current data|content|information|documentation|results',
      'stay|stays|stayed|remain|remains|is|are|keep|keeps|kept under|within limits|limit|bounds|budget|thresholds|threshold|tolerance|control',
      'within|under acceptable|reasonable|normal limits|bounds|range|ranges|tolerance|thresholds|parameters',
      'performs|perform|performing well|adequately|efficiently|acceptably|better|reliably',
      'not|too|overly slow|large|long|big|many|much|complex',
      'latency|memory|footprint|cpu|usage|time|times|overhead|load|cost|costs|size|coverage|quality|accuracy|performance|ux|experience|throughput|precision is|are|stays|remains|stay|remain low|high|small|short|good|minimal|great|ok|okay|fine|decent|excellent|manageable',
      'ensure|ensures|ensuring|maintain|maintains|maintaining|guarantee|guarantees|promote|promotes|achieve|achieves|optimize|optimizes|optimise|maximize|maximizes|enhance|enhances data|system|user|code|network|type|overall|high|full|maximum|information? integrity|consistency|quality|security|reliability|availability|scalability|performance|compatibility|compliance|accessibility|usability|maintainability|robustness|stability|efficiency|correctness|accuracy|privacy|resilience|responsiveness',
      'optimize|optimizes|optimise|minimize|minimizes|reduce|reduces resource|memory|cpu|bandwidth|network|energy|battery? usage|consumption|resources|load|overhead',
      'weak|strong signal|signals|evidence|indication|indications|hint|hints|password|passwords|guarantee|guarantees',
      'fault tolerant',
      'highly available',
      'responsive design|layout|ui',
    ],
  },
  subjective: {
    source:
      'development half (clear, user-friendly, gracefully, prominently, explicit and inspectable, defendable, understand); ISO 29148 subjective language; QuARS',
    words:
      'intuitive intuitively graceful gracefully prominent prominently conspicuous conspicuously elegant elegantly maintainable maintainability readable readability legible understandable comprehensible meaningful helpful actionable useful reasonable intelligent smart sensible polished professional beautiful attractive aesthetically pleasing appealing delightful engaging obvious obviously unobtrusive unobtrusively straightforward convenient conveniently idiomatic concise concisely simple simply easy easily clean neat tidy nice pretty good great excellent modern sleek cohesive coherent defendable defensible justifiable inspectable explainable trustworthy credible plausible realistic natural friendly unambiguous unambiguously insightful compelling interesting tasteful consistent comfortable comfortably familiar explicit clear clearly understand understands informative entertaining enjoyable exciting pleasant pleasantly immersive stylish harmonious thoughtful thoughtfully creative innovative versatile convincing persuasive welcoming inviting approachable forgiving discoverable learnable memorable effortless effortlessly painless painlessly beautifully cleverly fluently fluid fluidly subtle subtly fun balanced predictable predictably effective powerful valuable precise rich crisp organized organised logical rigorous mature',
    phrases: [
      'user|developer|beginner|reader|mobile|people|human|seo|search|customer|family|keyboard|touch|print friendly',
      'human readable',
      'eye catching',
      'rock solid',
      'in a|an clear|comprehensible|simple|structured|organized|organised|natural|friendly|consistent|coherent|concise manner|way|fashion|form|format',
      'handling|coverage|performance|foundation|implementation|architecture|design|code|ux|quality is|are|looks solid|fine|ok|okay|decent|strong',
      'high quality',
      'self explanatory|documenting|evident',
      'able to understand|grasp|follow|comprehend|maintain',
      'best|optimal option|approach|solution|choice|fit|experience|result|results',
      'highly|extremely|fairly *',
      'easy|easier|simple|hard|difficult to understand|use|read|follow|maintain|extend|navigate|find|learn|modify|test|configure|install|spot|see|debug|reason',
      'makes|make sense',
      'state of the art',
      'well rounded|thought',
      'heuristic magic',
      'loosely|tightly|well coupled|decoupled|encapsulated|separated|factored|modularized',
      'clean code',
      'visually distinct|appealing|pleasing|clear|balanced|consistent',
    ],
  },
  vagueSelector: {
    source:
      'development half (appropriate, relevant, key, critical, core, common, necessary, comprehensive, modern, various); INCOSE R7; ARM weak phrases',
    words:
      'appropriate relevant various necessary comprehensive suitable fitting pertinent miscellaneous numerous diverse extensive thorough certain aspects caveats facets considerations',
    phrases: [
      'modern|contemporary browser|browsers|web|ui|interface|design|look|standards|practices|devices|tooling',
      'common|typical|usual|popular|basic|general vulnerabilities|issues|errors|problems|cases|scenarios|use|usage|mistakes|patterns|operations|tasks|workflows|formats|attacks|questions|edge|failure|failures|user|attack|security|functionality|features|practices|situations|pitfalls|tools|browsers|devices|screen|types|flows|interactions',
      'key|main|major|core|critical|primary|central|crucial|basic|high|principal|important|essential|vital|fundamental value? event|events|page|pages|feature|features|function|functions|functionality|functionalities|flow|flows|path|paths|workflow|workflows|component|components|scenario|scenarios|metric|metrics|area|areas|part|parts|point|points|module|modules|operation|operations|action|actions|decision|decisions|concept|concepts|use|user|users|element|elements|interaction|interactions|information|data|section|sections|logic|service|services|system|systems|business|journey|journeys|requirement|requirements|aspect|aspects|api|apis|endpoint|endpoints|class|classes|method|methods|case|cases|behavior|behaviors|behaviour|behaviours|capability|capabilities|fields|routes|screens|tables|code|issues|bugs|resources|libraries|tests|edge|steps|tasks|insights|findings|topics|dependencies|integration|integrations|risks|questions|parameters|setting|settings|entities|stakeholders',
      'complete|full|thorough|detailed|extensive|good|proper documentation|coverage|docs|tests|testing|understanding|overview',
      'edge|corner cases|case',
      'edge conditions|scenarios',
      'all kinds|sorts|types|manner of',
      'different kinds|types|scenarios|situations|conditions|cases|devices|browsers|environments|sizes|formats|inputs|platforms|users|roles|states|sources',
      'related code|files|documentation|docs|tests|components|places|modules|pages|issues|features',
      'generic|basic|general|advanced error|logging|validation|handling|support|functionality|search|styling|features|tests',
      'a wide? variety|range|handful|multitude of',
      'other things|relevant|necessary|important|similar|places|cases',
      'and|or similar|related things|cases|items|features|issues|functionality',
      'any|all|every needed|applicable|possible',
      'most use|user|users',
      'most|some|many of|cases|common|important|scenarios|situations',
      'minor|major|trivial|small issues|bugs|problems|tweaks|differences|adjustments|improvements',
      'all|any|every major|main|popular|modern|standard|common browsers|platforms|devices|clients|use|features',
    ],
  },
  comparative: {
    source: 'ISO 29148 comparatives; development half (smell comparative)',
    words:
      'fewer faster quicker speedier slower better worse smoother simpler easier cleaner clearer nicer safer leaner snappier improved improves improve enhanced enhances optimized optimised streamlined simplified reduced reduces reduce decreased decreases increased increases increase lowered minimized minimised minimizes maximized maximised maximizes minimize maximize',
    phrases: [
      'similar|comparable to',
      'more|less|much|even efficient|efficiently|reliable|reliably|readable|responsive|robust|accurate|accurately|maintainable|consistent|consistently|intuitive|stable|secure|scalable|performant|flexible|usable|helpful|useful|relevant|precise|natural|quickly|complex|memory|cpu|verbose|accessible|resilient|clear|clearly',
      'same as before|now|today|previously|currently',
      'as before|usual|today|previously|always',
      'as|like it|they did|was|were|worked|behaved before|previously|today|now',
      'as|like it|they used to',
      'like before|previously',
      'as fast|good|well|quick|responsive as',
    ],
  },
} satisfies Record<string, WordClass>;

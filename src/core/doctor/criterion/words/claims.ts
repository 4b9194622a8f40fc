import type { WordClass } from '../vocabulary.ts';

/**
 * Wording that claims more than can be decided: negations and samenesses without bound, work instead of a result, other
 * people's lists, capabilities, references. Sources: smells negation-unbounded, no-observable-outcome, ambiguous-reference
 * of the labelled development half; INCOSE R16, R24, R26, R32; NASA ARM options and incompletes; synonyms.
 */
export const claims = {
  /** Harm of any kind; “no” before it excludes everything. */
  harm: {
    source: 'development half (no performance regressions, breaks nothing); usual wording of success criteria',
    phrases: [
      'regression|regressions',
      'breakage|breakages',
      'breaking change|changes',
      'side effect|effects',
      'data? loss|losses|corruption',
      'data|information|functionality|work|content is|are lost|corrupted|dropped|damaged',
      'performance|quality|functional|functionality|service|visual degradation|degradations|impact|loss|drop|penalty|hit|issues|problems',
      'degradation',
      'impact|effect|interference|disruption|disruptions|interruption|interruptions|downtime',
      'bug|bugs|defect|defects|issue|issues|problem|problems|glitch|glitches|flaw|flaws|hiccups',
      'security? vulnerability|vulnerabilities',
      'memory|resource leak|leaks',
      'unnecessary|needless *',
      'flaky|brittle|fragile|unreliable test|tests|behavior|behaviour|builds|build|code|specs',
      'flakiness|flakes',
      'duplicate|duplicated|dead|redundant|copied code|logic',
      'negative|adverse|unintended|unexpected|undesired|unwanted|harmful impact|impacts|effect|effects|change|changes|behavior|behaviour|consequences|side|errors|failures|results|crashes',
      'behavior|behaviour|behavioral|behavioural|functional|functionality|api|visible|visual|semantic|public change|changes|difference|differences|drift|impact',
      'loss of functionality|data|features|information|quality|fidelity|precision',
      'unrelated change|changes|files|code|behavior',
      'race conditions|condition',
      'functionality is? lost',
    ],
  },
  /** Breaking something, said of everything. */
  breaking: {
    source: 'development half (no contract is broken); synonyms',
    phrases: [
      'nothing got|gets|becomes worse',
      'nothing else? is? breaks|broken|changes|changed|lost|regresses|fails|affected',
      'break|breaks|broken|breaking|affect|affects|affected|affecting|disrupt|disrupts|impact|impacts|impacted|impacting|damage|damages|harm|regress|regresses|interfere|interferes|interfering|degrade|degrades|degraded|compromise|compromises|compromised',
      'change|changes|changing|alter|alters|altering existing|current|observable|external|public|the|any? behavior|behaviour|functionality|semantics',
    ],
  },
  /** Failing, said without a cause. */
  failing: {
    source: 'development half (does not crash); synonyms',
    phrases: [
      'crash|crashes|crashing|hang|hangs|hanging|freeze|freezes|freezing|misbehave|misbehaves|choke|chokes|panic|panics|stall|stalls|deadlock|deadlocks',
      'get|gets|getting|become|becomes stuck|confused|lost|unresponsive|corrupted|frozen',
      'fall|falls over|apart',
      'go|goes wrong|astray',
      'blow|blows up',
    ],
  },
  /** Everything as it was. */
  sameness: {
    source: 'development half (backward compatibility, identical functionality, continue unchanged); synonyms',
    phrases: [
      'backward|backwards|forward|forwards compatible|compatibility|compat',
      'identical|same|unchanged|unaltered|unmodified|equivalent public|external|observable|visible? functionality|behavior|behaviour|functionalities|features|experience|behaviors|ux|semantics|capabilities|visual|look',
      'behavior|behaviour|functionality|semantics|experience|api|apis|contract|contracts|features|appearance|ui|performance|everything|users|flows|logic|code|functionalities|capabilities|workflows|layout|interface|interfaces is|are|remain|remains|stay|stays|continue|continues|must|shall|should|was|to remain|stay|be|is|are unchanged|identical|intact|unaffected|preserved|the same|stable|untouched',
      'behavior|behaviour|functionality|semantics|experience|api|apis|contract|contracts|features|appearance|ui|performance|everything|users|flows|logic|functionalities|capabilities|workflows|layout|interface|interfaces is|are|remain|remains|stay|stays|continue|continues|was unchanged|identical|intact|unaffected|preserved|stable|untouched|maintained|same',
      'behavior|behaviour|functionality|semantics|experience|contract|features|functionalities unchanged|identical|intact|unaffected|preserved|maintained|retained|kept',
      'continue|continues to? work|function|operate|behave|run? unchanged|unaffected|untouched|unaltered|uninterrupted',
      'continue|continues to work|function|operate|behave|run as? before|normally|today',
      'preserve|preserves|preserved|preserving|maintain|maintains|maintained|maintaining|retain|retains|keep|keeps|keeping all? the? its? existing|current|same|full|original|identical functionality|behavior|behaviour|features|functionalities|api|apis|semantics|workflows|integrations|contracts|capabilities|experience',
      'existing|current|previous|all|other|old|legacy functionality|features|behavior|behaviour|functions|workflows|code|users|integrations|consumers|callers|scripts|setups|configurations|installations|flows|modes|clients is|are? continue|continues|remain|remains|unaffected|unchanged|intact|preserved|maintained|untouched',
      'existing|current|previous|all|other|old|legacy functionality|features|behavior|behaviour|functions|workflows|code|users|integrations|consumers|callers|scripts|setups|configurations|installations|flows|modes|clients still|keep|keeps work|works|working|function|functions|functioning|operate|behave',
      'feature|functional|full|complete|behavioral|behavioural|visual parity|equivalence',
      'parity with',
      'fully|completely|entirely|100 compatible|interchangeable|transparent',
      'drop in replacement',
      'compatible|compatibility with existing|all|other|previous|prior|earlier|past|newer|future|legacy|old|current|older|major|modern|popular|most',
      'integrity|consistency|compatibility|security|confidentiality|privacy|safety|quality|availability|isolation|fairness is|are|remains maintained|preserved|ensured|guaranteed|intact|protected|respected',
      'remain|remains|stay|stays relevant|intact|correct',
      'zero downtime|loss|regressions|regression|defects|bugs',
      'cross browser|platform|device|version compatibility|compatible|support|consistency',
      'transparent to',
    ],
  },
  /** Total words: the claim holds always and everywhere. */
  totality: {
    source: 'INCOSE R26, R32; synonyms',
    phrases: [
      'under|in all|any circumstances|conditions|cases|situations|scenarios|circumstance',
      'in every case|situation|scenario|way',
      'bug|error|issue|problem free',
      'is|are|be|remains|stays free of|from *',
      'protect|protects|protected sensitive|user|personal|private data|information',
      'free of|from bugs|errors|issues|defects|problems|vulnerabilities',
      'at all times',
      'no matter what',
      'every possible',
      'protect|protects|protected|guard|guards|guarded|shield|shields|shielded|secure|secures|secured * *? *? from|against abuse|misuse|attack|attacks|attackers|threats|harm|tampering|intruders',
      'nothing weird|strange|odd|unusual|suspicious|funny|bad|surprising|unexpected',
      'never ever? fails|fail|crashes|crash|breaks|break|loses|lose|hangs|errors',
      '100 reliable|accurate|correct|uptime|secure|safe|available',
      'always available|works|work|correct|consistent|responsive|succeeds',
    ],
  },
  /** Verbs of work without a product; none of them is a noun. Judged at the start of a sentence. */
  work: {
    source: 'development half (locate, launch, implement); synonyms',
    phrases: [
      'investigate|explore|analyze|analyse|evaluate|assess|consider|discuss|brainstorm|examine|locate|observe|understand|learn|launch|coordinate|collaborate|perform|conduct|prepare|decide|choose|gather|implement|develop|integrate|refactor|improve|optimize|optimise|enhance|finalize|finalise|modernize|modernise|simplify|streamline|restructure|reorganize|harden|strengthen|stabilize|tweak|redesign|revisit|rethink|familiarize|ensure|address|try|attempt|begin|continue|strive|aim|refer|identify',
      'look into|at|for',
      'think about|through',
      'work on|with|towards|toward',
      'figure|find out',
      'clean|tidy up',
      'determine|find the? best|right|optimal|appropriate|most',
      'set up',
      'take care',
      'make it|this|them|things|everything|all',
      'follow up',
      'fix|resolve|address all|any|outstanding|remaining|known|minor|open|existing|reported issues|bugs|problems|concerns|defects|warnings|remaining|outstanding|known|open',
      'fix|resolve|address outstanding|remaining|known|minor|open|existing|reported|bugs|issues|problems',
      'make sure|improvements|progress',
      'experiment with',
      'walk through',
      'we|you|i should|need|must|want|will|can',
    ],
  },
  /** The same, but also nouns: work only before an article or the like (“Review the logs”, not “Review page shows”). */
  workOrNoun: {
    source: 'development half (test, update, add selectors); synonyms',
    phrases: [
      'research|study|review|prototype|spike|plan|monitor|watch|measure|benchmark|profile|track|audit|survey|design|polish|rework|fix|complete|finish|document|train|start|inspect|run|execute',
    ],
  },
  /** Verbs that bring something, at the start of a sentence. */
  addWork: {
    source: 'development half (add selectors, add tests, add score, update readme); synonyms',
    phrases: ['add|adds|adding|create|write|update|introduce|document|include|increase|expand|extend|maintain|improve'],
  },
  testWork: {
    source: 'development half (verify a file, test strategies); synonyms',
    phrases: ['verify|test|validate|check|confirm|ensure|exercise|simulate|compare|monitor|inspect|observe|retest|try'],
  },
  /** So general that adding it says nothing. */
  genericThing: {
    source: 'development half (tests, docs, selectors, numbers); synonyms',
    phrases: [
      'test|tests|testing|documentation|docs|doc|readme|comments|changelog|logging|validation|support|types|typing|monitoring|metrics|telemetry|analytics|accessibility|security|performance|functionality|features|improvements|enhancements|selectors|examples|guides|translations|styles|styling|coverage|error|handling|observability|tooling|automation|instrumentation|examples|docstrings|helpers|utilities|code|implementation|dependencies|packages',
    ],
  },
  /** Reported work, whoever the subject is. */
  doneWork: {
    source: 'development half (measured, documented, tested); synonyms',
    phrases: [
      'measured|drafted|sketched|outlined|rehearsed|tested|investigated|considered|discussed|explored|researched|profiled|benchmarked|documented|refactored|optimized|optimised|improved|addressed|finalized|finalised|polished|prepared|reviewed|audited|understood|mitigated|clarified|incorporated|hardened|streamlined|examined|studied|assessed|modernized|simplified|enhanced|brainstormed|planned|revisited|tuned|minimized|minimised',
      'errors|exceptions|failures|cases|scenarios|situations|inputs is|are|should|must|shall|will? be? handled|covered|addressed|managed|considered',
      'decision|decisions is|are|has|have? been? made|taken',
      'questions|comments is|are|have? been? answered|resolved|addressed|closed',
      'cleaned|tidied up',
      'in place',
      'taken care of',
      'taken into account|consideration',
      'thought through|about',
      'dealt with',
      'accounted for',
      'looked at|into',
      'worked on|out',
    ],
  },
  /** Also said of what a product does (“the record is updated”): work only with “has been”, without a verb, or of documents. */
  doneWorkOrBehaviour: {
    source: 'development half (updated, completed); synonyms',
    phrases: [
      'updated|verified|validated|analyzed|analysed|evaluated|handled|monitored|tracked|completed|checked|done|complete|resolved|finished|adjusted|confirmed|executed|performed|secured|covered|maintained|achieved|established|inspected|identified|integrated|supported|selected|chosen',
    ],
  },
  /** What only people bring up to date. */
  document: {
    source: 'development half (docs updated, numbers documented); synonyms',
    phrases: [
      'documentation|docs|doc|readme|changelog|guide|guides|wiki|comments|runbook|manual|diagram|diagrams|notes|specs|specification|documents|storybook|performance|coverage|code|security|accessibility|tests|testing|learnings|risks|assumptions|dependencies|requirements|tasks|work|development|deployment|migration|implementation|feature|design|research|analysis|review|training|rollout|qa|places|fix|fixes|solution',
    ],
  },
  /** The criterion stands somewhere else. */
  delegated: {
    source: 'development half (requirements met, criteria met, coding conventions, as described); synonyms',
    phrases: [
      'acceptance criteria|criterion|tests? is|are|has|have|been|of? all? demonstrably|fully? met|satisfied|fulfilled|complete|done|verified',
      'acceptance? criteria|criterion|requirements|requirement|goals|objectives|expectations|needs|nfrs|targets|benchmarks|thresholds|budgets|standards|slas|kpis|specifications|deliverables|tasks|subtasks|items|stories|checklist is|are|has|have been? demonstrably|fully|all? met|satisfied|fulfilled|complete|completed|done|addressed|implemented|covered|achieved|checked|delivered|closed',
      'acceptance? criteria|criterion|requirements|requirement|goals|objectives|expectations|needs|nfrs|targets|benchmarks|thresholds|budgets|standards|slas|kpis|deliverables|tasks|subtasks met|satisfied|fulfilled|completed|done|addressed|implemented|achieved|delivered',
      'meet|meets|meeting|satisfy|satisfies|satisfying|fulfil|fulfill|fulfills|fulfils|address|addresses|achieve|achieves|implement|implements|cover|covers all? of? the? defined? stated? project? business? user? functional|non|technical|design|performance|quality|security? functional? requirements|requirement|criteria|needs|expectations|standards|goals|objectives|specifications|specification|acceptance|spec|guidelines|nfrs',
      'definition of done is|has|items|criteria|are? been? met|satisfied|complete|fulfilled|checked',
      'follow|follows|following|followed|adhere|adheres|adhering|adherence|conform|conforms|conforming|comply|complies|complying|compliant|compliance|consistent|consistency|according|align|aligns|aligned|in|respects|respect|match|matches|matching|per|uses|use|obeys|accordance to|with|line? with? the? all? our? its? existing|documented|project|team|coding|code|established|current|company|repo|repository|codebase|industry|security|design|style|naming|defined|same|agreed|standard|common|relevant|architectural|architecture|brand|ui|accessibility|platform|best|general|api|language|other|internal|corporate|organization|applicable|documentation|testing? coding? code? system|style|naming|architectural|design|architecture|coding|quality|security|language|ui|practice? conventions|convention|standards|guidelines|guideline|guide|patterns|pattern|practices|practice|style|rules|principles|requirements|architecture|conventions|policies|regulations|specifications|templates',
      'follow|follows|following|adhere|adheres|conform|conforms|comply|complies|compliant|align|aligns|aligned|consistent to|with? the? our? its? conventions|convention|standards|guidelines|patterns|practices|rules|principles|policies|regulations|codebase|style',
      'follow|follows|following|followed|adhere|adheres|conform|conforms|respect|respects to? *? *? *? conventions|guidelines|principles|standards|practices|idioms',
      'meet|meets|satisfies|fulfills the? our? definition of done',
      'match|matches|meet|meets|exceed|exceeds *? expectations|needs',
      'in line|accordance|keeping|agreement with',
      'comply|complies|compliant|compliance|adhere|adheres with|to',
      'all|any|every of? the? architectural|functional|non|nonfunctional|technical|project|business|applicable|relevant|listed|stated|above|product|performance|design|security|acceptance functional? requirements|criteria|specifications|constraints|standards|specs',
      'as|like it? was|is? configured|specified|described|defined|documented|outlined|required|agreed|discussed|requested|describing|stated|mentioned|planned|explained|given|detailed|noted|indicated|directed|prescribed|listed|designed',
      'per|following the design|designs|spec|specification|specifications|requirements|requirement|prd|mockup|mockups|documentation|guidelines|figma|ticket|issue|description|wireframes|wireframe|contract|agreement|brief|story|conventions|policy',
      'according to the? design|designs|spec|specification|specifications|requirements|requirement|prd|mockup|mockups|plan|docs|documentation|guidelines|figma|ticket|issue|description|wireframes|wireframe|contract|agreement|brief|story|standards|conventions|policy',
      'per design|spec|specification|requirements|prd|mockup|mockups|figma|guidelines|documentation|wireframes|wireframe',
      'match|matches|matching|consistent with? the? provided? approved? design|designs|spec|specification|mockup|mockups|wireframe|wireframes|figma|prototype|requirements|prd|brand|branding|style|vision|intent|description',
      'best|good|proven|accepted practice|practices',
      'industry standard|standards|practices',
      'specified|described|defined|documented|outlined|mentioned|stated|detailed in the? dev|design|spec|specification|prd|requirements|plan|document|docs|documentation|ticket|issue|description|story|notes|proposal|brief|contract|task|epic',
    ],
  },
  /** Verbs of ability. */
  abilityVerb: {
    source: 'development half (support, provide, protect against); INCOSE; synonyms',
    phrases: [
      'support|supports|supporting|provide|provides|providing|handle|handles|handling|enable|enables|enabling|offer|offers|accommodate|accommodates|facilitate|facilitates|manage|manages|managing|address|addresses|cover|covers|covering|leverage|leverages',
      'cope|copes|deal|deals with',
      'recover|recovers from',
      'support for',
      'protect|protects|guard|guards against|from',
    ],
  },
  /** A guard against something, as a noun. Judged where it is all that a criterion says. */
  guard: {
    source: 'development half (prevention of an attack); synonyms',
    phrases: [
      'prevention|protection|hardening|mitigation|resilience|resiliency|robustness|sanitization|sanitisation|awareness|hygiene|safeguards|safety',
    ],
  },
  /** What is so general that supporting it has no end. */
  wideObject: {
    source: 'development half (multiple apps, reusable libraries, scripts, modern browsers); synonyms',
    phrases: [
      'multiple|various|different|diverse|numerous|several|many|arbitrary|any|reusable|extensible|flexible|configurable|customizable|customisable|generic|pluggable|advanced|comprehensive|extensive|robust|rich|powerful|full|complete|basic|custom|future|additional|complex|large|other|existing',
      'documentation|docs|examples|tests|logging',
      'scripts|libraries|tools|tooling|utilities|mechanisms|mechanism|functionality|capabilities|capability|facilities|options|means|ways|features|services|helpers|abstractions|hooks|apis|interfaces|frameworks|infrastructure|insights|guidance|visibility|assistance|help|information|flexibility|integration|integrations|analytics|versioning|customization|extensibility|scalability|security|errors|exceptions|failures|scenarios|cases|situations|users|devices|platforms|browsers|languages|formats|environments|concurrency|internationalization|localization|accessibility|multi|attacks|threats|abuse|misuse|injection',
      'a|all|every kinds|types|sorts|variety|wide|broad|range|set|comprehensive|mechanism|means|way|ability|possible|common|flexible|full|rich|robust|major',
      'special|edge|corner|exceptional|error|unusual cases|situations|conditions|scenarios',
      'real world|life data|input|inputs|usage|traffic|conditions|scenarios|use|cases',
      'production|messy|dirty|arbitrary|unpredictable|hostile data|input|inputs|traffic|load|loads|usage|conditions',
      'invalid|unexpected|malformed|bad|concurrent|incorrect|erroneous|empty|missing input|inputs|data|values|users|requests|errors|files|situations|conditions|access|events',
      'error|exception|edge|failure|data|input|user|session|state|memory|resource|configuration|dependency|access handling|cases|case|scenarios|management|conditions|modes|validation|input|inputs|integrity|privacy|protection',
    ],
  },
  /** Words that point at something that is not there. */
  reference: {
    source:
      'development half (new functionality, all new fields, current state of the project, this story); INCOSE R24',
    phrases: [
      'any|all|every new functionality|functionalities|feature|features|code|fields|field|endpoints|component|components|functions|function|methods|method|classes|behavior|behaviour|logic|apis|api|modules|files|additions|changes|paths|scripts|pages|options',
      'the new functionality|feature|features|code|behavior|behaviour|logic|fields|changes',
      'the? current|latest|present|actual|existing|real|true state|status|situation|version of the|this project|code|codebase|application|system|repository|app|product|implementation|work|things',
      'any|all dependent|related|downstream|upstream|associated|corresponding changes|change|updates|repositories|repos|tickets|modules|packages|services|places',
      'affected|impacted|involved|concerned areas|area|components|component|modules|module|parts|part|code|systems|system|functionality|features|pages|files|services|users|tests|documentation|docs|places|packages|flows|endpoints|teams',
      'reflect|reflects|mirror|mirrors the? current|actual|real|latest|true *',
      'mentioned|described|listed|specified|noted|discussed above|earlier|previously|before',
      'mentioned|described|specified|noted below',
      'see linked|related|attached|parent *',
      'see description|ticket|issue|comments|design|figma|spec|docs|title|story|mockup|mockups|screenshot|screenshots|prd',
      'same as',
      'like in|before|the',
      'above|aforementioned|abovementioned story|stories|issue|issues|step|steps|points|requirements|criteria|task|tasks|items|bugs|comments|findings|problems|ones|fixes|concerns|changes|features|behavior|cases|rules',
      'previous|prior|earlier story|stories|learnings|insights|findings|discussion|comments|feedback|review|requirements|concerns|work',
      'see above|below',
      'as above',
      'all|any|each|none of the above|aforementioned',
      'by|in|of|for|with this story|feature|change|changes|ticket|task|issue|pr',
      'the|this|that|original|reported|described|root issue|problem|bug|error|defect|root|crash|regression|incident is|has|was|are|gone|no|does|fixed|resolved|solved|cause been? fixed|resolved|gone|solved|longer|addressed|corrected|reproducible|reproduce',
      'the? issue|bug|problem|defect fixed|resolved|solved|gone|addressed',
      'the|these|those|all|proposed|requested|required|necessary|suggested changes|change|fixes|updates|modifications|improvements|adjustments is|are|has|have been? made|done|implemented|applied|completed|in|merged|complete',
      'they',
      'such|similar things|cases|scenarios|features|items|issues',
      'same as above',
      'the usual',
      'updated|adjusted|adapted|changed|update|adjust|adapt to reflect|accommodate',
      'adjust|adjusted|adapt|adapted|updated|changed accordingly',
    ],
  },
  openList: {
    source: 'INCOSE R9; development half has none that decides',
    phrases: [
      'etc|etcetera',
      'and|or so on|forth',
      'and|or many? more|others|beyond',
      'including|includes|include but? not limited to',
      'but not limited to',
      'and|or the like',
      'and|or similar|suchlike',
      'among others|other',
      'to name a few',
      'and everything|anything else',
      'and all the? rest|that',
      'or whatever',
    ],
  },
  /** What somebody still has to decide. */
  undecided: {
    source: 'NASA ARM incompletes (TBD, TBS, TBR); templates of spec-driven tools',
    phrases: [
      'to be determined|defined|decided|specified|clarified|discussed',
      'needs clarification|definition',
      'go|goes here',
      'not yet known|defined|decided|specified|determined',
      'lorem ipsum',
    ],
  },
  /** The whole text of a template that nobody filled in. */
  template: {
    source: 'templates of issues and specifications',
    phrases: [
      'acceptance? criterion|criteria|condition|requirement|outcome one|two|three|a|b|c|n|here',
      'acceptance? criterion|criteria|condition|requirement|outcome|description|details|text|something|item|example',
      'your|some|first|second|third|another|next|specific|measurable|testable|insert|add|write|define|describe|enter|list|replace the|your|some|a|this? acceptance|measurable|testable|specific? criterion|criteria|requirement|requirements|condition|conditions|outcome|outcomes|text|here|description here|below?',
      'fill in? this|me|the? blanks?',
      'placeholder',
      'coming soon',
      'none|wip|pending|unknown|undecided',
      'n a',
      'to be added|written|completed|confirmed|provided|announced|filled|done later|soon?',
    ],
  },
} satisfies Record<string, WordClass>;

import type { WordClass } from '../vocabulary.ts';

/**
 * Wording that tells what somebody does or did, not what is there afterwards. Sources: the smell no-observable-outcome of the
 * labelled development half; what check lists of pull requests and test strategies ask for; synonyms.
 */
export const work = {
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
  /** Verbs of changing what is there. Judged at the start of a sentence that only names what is changed. */
  changeWork: {
    source: 'development half (update readme, test, refactor); synonyms',
    phrases: [
      'fix|polish|debug|tune|rewrite|rework|migrate|extend|adjust|adapt|modify|change|edit|revise|update|upgrade|touch|finish|complete|review|revisit|improve|expand|rethink|overhaul|repair|patch|tweak|profile|harden|document',
      'speed|touch|tidy|finish|wrap|shore up',
      'round|flesh|build|sort out',
    ],
  },
  /** Tests are there, or something has them. */
  testedBy: {
    source: 'development half (unit tests added for all core functionality, add tests); synonyms',
    phrases: [
      'is|are|be covered|exercised|backed|guarded by unit|integration|automated|e2e|end|regression|component|new|a|an|the|good? unit|integration|to? end? tests|test|specs|suite?',
      'unit|integration|automated|e2e|regression|component|new|the? tests|test|specs cover|covers|exercise|exercises',
      'has good|full|high|complete|decent|proper|some|unit|integration|automated|e2e|regression|its|own? unit|own? tests|test coverage?',
      'there is|are are|is? some|new|unit|integration|automated|e2e|regression|a? unit? tests|test for|of|on',
      'unit|integration|automated|e2e|regression|component|new? tests|test|specs suite|suites|coverage? extended|expanded|improved|enlarged for|to|in|by',
      'unit|integration|automated|e2e|regression|component|new? tests|test|specs is|are|were|have? been? added|written|created|exist|exists|present|available|provided|in? place? for|to|in|on|of',
    ],
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
      'errors|exceptions|failures|cases|scenarios|situations|inputs is|are|should|must|shall|will? be? covered|addressed|managed|considered',
      'is|are|been now|fully|completely|also? wired|set|hooked up',
      'is|are|been now|fully|completely|also? implemented|integrated',
      'is|are|been now|fully|completely|also? integrated|connected|tied into|in|with|to the|our|your? app|application|system|project|codebase|build|ui|workflow|pipeline|platform|product|rest|existing',
      'check|checks|checking|handling|logging|validation|types|type|tests|comments|docs|documentation|guards|guard|memoization|caching|hints|annotations|docstrings|jsdoc|translations|monitoring|metrics|telemetry|assertions|indexes|instrumentation|error|accessibility|support|retries|tracing|rate is|are|has|have|were? been? added|introduced|inserted|filled|implemented|improved|extended in?',
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
      'updated|revised|amended|refreshed|verified|validated|analyzed|analysed|evaluated|handled|monitored|tracked|completed|checked|done|complete|resolved|finished|adjusted|confirmed|executed|performed|secured|covered|maintained|achieved|established|inspected|identified|integrated|supported|selected|chosen',
    ],
  },
  /** What only people bring up to date. */
  document: {
    source: 'development half (docs updated, numbers documented); synonyms',
    phrases: [
      'documentation|docs|doc|readme|changelog|guide|guides|wiki|comments|runbook|manual|diagram|diagrams|notes|specs|specification|documents|storybook|setup|integration|refactoring|refactor|conversion|rewrite|port|cleanup|wiring|installation|configuration|upgrade|rollout|transition|adoption|performance|coverage|code|security|accessibility|tests|testing|learnings|risks|assumptions|dependencies|requirements|tasks|work|development|deployment|migration|implementation|feature|design|research|analysis|review|training|rollout|qa|places|fix|fixes|solution',
    ],
  },
} satisfies Record<string, WordClass>;

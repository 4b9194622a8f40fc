import type { WordClass } from '../vocabulary.ts';

/**
 * Wording that lets a person decide. Sources: the smell “needs-human” of the labelled development half (approval, demo,
 * manual, review, agree, peer, burn-in), and what the same sense suggests: roles of Scrum, kinds of user research, ways to
 * look at something.
 */
export const people = {
  /** A decision that only a person takes, whoever it is. */
  approval: {
    source: 'development half (sign-off, agrees, acceptable by), Scrum guides',
    phrases: [
      'sign|signs|signed|signing off',
      'sign offs',
      'approval|approvals|acceptance|agreement|confirmation|consent|feedback|buy|input from|by|of a? the? code|product|project? product|design|legal|security|qa|ux|team|stakeholder|stakeholders|client|customer|management|business|owner|reviewer|reviewers|maintainer|maintainers|users|lead',
      'obtain|obtained|get|got|receive|received|has|have|needs|requires|with|gain|give|gives|given|grant|grants|granted|secure|pending approval|signoff',
      'approval obtained|received|given|granted',
      'approved|accepted|agreed|acceptable|confirmed|endorsed by the? a? our? product|design|legal|security|qa|ux|dev|team|stakeholder|stakeholders|client|customer|customers|management|business|po|reviewers|maintainer|maintainers|lead|expert|experts|designer|developers|peers|peer|colleague|architect|everyone|community',
      'validated|verified|tested|checked|evaluated|assessed|judged|inspected|vetted|audited|tried|used by the? a? an? at? least? one|two|three? domain|subject|senior|external|independent|real|actual|another|second|other|internal? matter? product|design|legal|security|qa|ux|dev|team|stakeholder|stakeholders|client|customer|customers|management|business|owner|po|reviewer|reviewers|maintainer|maintainers|user|users|lead|expert|experts|designer|developer|developers|engineer|people|someone|person|human|humans|tester|testers|testing|peers|peer|colleague|operator|author|manager|architect|specialist|native|mentor|teacher|editor',
      'team|stakeholders|stakeholder|owner|po|everyone|maintainers|management|parties|business|designers|designer|leadership|community|legal has|have? agrees|agree|agreed|approves|approve|approved|accepts|accept|accepted|happy|satisfied|confirms|confirm|confirmed|convinced|aligned|validates|validate|verifies|verify|reviews|review|reviewed',
      'team|stakeholders|stakeholder|owner|everyone|users|user|maintainers|customer|client|people|developers|we is|are|feels|feel|am happy|satisfied|comfortable|confident|pleased|aligned|aware|informed|trained|convinced|delighted',
      'validated|verified|tested|checked|evaluated|assessed|judged|inspected|vetted|audited|tried|approved|accepted|agreed|confirmed by the|a|an|our|one *? team|lead|owner|manager|engineer|developer|reviewer|maintainer|maintainers|colleague|person|people|stakeholders|users|customers|committee|board|group|department',
      'product|design|legal|marketing|management|finance|compliance|security|support|sales|leadership has|have? confirmed|approved|agreed|accepted|reviewed|signed|validated|cleared',
      'with|by the|a|an|our|one domain|subject|business|industry expert|experts|specialist|specialists|matter',
      'agreed upon|on|with',
      'auditors|managers|players|readers|students|teachers|visitors|employees is|are|feel happy|satisfied|confident|comfortable|pleased',
      'is|are|feel|feels happy|confident|comfortable|pleased|delighted|convinced',
      'team|developers|users|staff|operators|engineers|people|everyone|maintainers know|knows|understand|understands|learn how|what|where|when|the',
      'consensus',
      'high|user|customer|overall|client satisfaction',
      'understood|liked|appreciated by',
      'no objections|objection|concerns|veto',
      'customer|customers|client|reporter|requester confirms|confirm|confirmed|verifies|verified|accepts|accepted the? *? fix|fixes|resolution|behavior|behaviour|result|solution|change|changes',
      'team|staff|stakeholders|people|colleagues|support is|are|has|have? been? trained|informed|onboarded|notified|briefed|aware',
      'acceptable to|for',
      'accepted as',
    ],
  },
  /** Artefacts that people approve; with “approved” behind them the approval is a process and not a value of the data. */
  approvedThing: {
    source: 'development half (UX approved), pull request templates',
    words: 'approved reviewed okayed vetted',
    phrases: [
      'ux|ui|design|designs|pr|prs|mr|mockup|mockups|wireframe|wireframes|copy|content|layout|spec|specification|proposal|architecture|rfc|adr|budget|plan|documentation|docs|story|scope|wording|texts|artwork|branding|prototype|requirements|changes|code|translation|translations is|are|was|has|have|gets? been? approved|accepted|reviewed|okayed|vetted|blessed',
      'ux|ui|design|designs|pr|prs|copy|layout|code|plan|mockup|mockups green lit',
      'has|have been approved|reviewed',
      'approved|reviewed|accepted by',
    ],
  },
  reviewing: {
    source: 'development half (peer review, code review done), pull request templates',
    phrases: [
      'peer|code|design|security|legal|ux|ui|accessibility|human|team|expert|editorial|privacy|compliance|architecture|copy|content|external|internal|final|qa|pr|maintainer|technical|documentation|doc review|reviews|reviewed|reviewer|reviewers|audit|inspection|walkthrough',
      'review and approve|merge|accept',
      'after|upon|pending review|approval|inspection',
      'reviewed and|& approved|accepted|merged|agreed|verified|tested',
      'reviewed|proofread|inspected|audited|vetted by|with|for',
      'looked|gone|checked over by',
      'examined|okayed|vetted|scrutinized|scrutinised by|and',
      'review of the|all|our|this|its? code|design|text|copy|changes|plan|layout|implementation',
      'blessing of|from',
      'proofread|proofreading',
      'passed|passes|pass|through qa|review|uat|inspection|audit',
      'qa|uat passed|completed|done|verified|approval|pass|approved|tested|ok',
      'review|reviews has|have|is|are|was been? done|complete|completed|passed|performed|held|conducted|finished|approved|positive',
      'review|reviews done|completed|passed|conducted|approved|complete',
      'reviewer|reviewers|peer|peers|maintainer|maintainers|colleague|colleagues|team|designers|developers|somebody|someone review|reviews|inspect|inspects|proofread|proofreads|approve|approves|vet|vets the|all|each|every|it|them',
      'self review|reviewed|reviews|assessment|check',
      'pair programmed|programming|reviewed',
      'peer reviewed',
      'second|another|other pair|person|developer|engineer|reviewer|people',
      'human review|reviewer|verification|judgement|judgment|approval|evaluation|in|inspection|check|validation|oversight|testing|tester',
    ],
  },
  /** Somebody is asked to do something. Judged at the start of a sentence. */
  askedPeople: {
    source: 'sense of needs-human; test strategies',
    phrases: [
      'have|ask|get|let|invite a|an|the|another|one|two|three|some|someone|users|people|colleagues|stakeholders *? *? *? to? review|test|try|check|verify|complete|look|use|confirm|approve|rate|judge|evaluate',
    ],
  },
  /** Work done by hand. */
  manualWork: {
    source: 'development half (manual test, manually follow, checked manually, manual checklist)',
    phrases: [
      'manual test|tests|testing|verification|check|checks|checking|qa|review|reviews|inspection|checklist|validation|confirmation|walkthrough|smoke|regression|run|steps|step|pass|exploration|exploratory|trial|inspect|verify|evaluation|acceptance|e2e|end|integration|functional|ui|browser|device|visual|accessibility|spot|path|qa',
      'manually test|tests|tested|testing|verify|verified|verifies|check|checked|confirm|confirmed|follow|inspect|inspected|review|reviewed|validate|validated|run|call|click|ensure|try|exercise|trigger|walk|navigate|open|compare|evaluate|simulate|examine|observe|play|load|create|add|perform|step|execute|upload|send|start|stop|kill|submit|go|visit|invoke',
      'tested|verified|checked|validated|confirmed|reviewed|inspected|tried|exercised|evaluated|compared|test|verify|check|validate|confirm|inspect|review|try|exercise manually',
      'by hand',
      'hand tested|tested|checked|verified',
      'exploratory test|tests|testing|session',
      'spot check|checks|checked|checking',
      'smoke tested|test|tests|testing by hand|manually',
      'manual',
    ],
  },
  /** Judged with the eyes. */
  byEye: {
    source: 'sense of needs-human; common wording of test strategies',
    phrases: [
      'visually verify|verified|inspect|inspected|confirm|confirmed|check|checked|review|reviewed|compare|compared|validate|validated|correct|consistent|appealing|match|matches|distinct|clear|identical|ok|acceptable|pleasing|balanced',
      'verify|verified|inspect|inspected|confirm|confirmed|check|checked|compare|compared|validated visually',
      'visual inspection|check|checks|review|qa|verification|confirmation|validation|comparison|testing|test|tests|walkthrough|polish|quality|consistency',
      'by eye|sight|looking|ear|listening',
      'eyeball|eyeballed|eyeballing',
      'look|looks|looking|sound|sounds|feel|feels|seem|seems good|great|right|nice|fine|correct|ok|okay|professional|polished|natural|consistent|clean|modern|native|acceptable|better|well|realistic|normal|intuitive|smooth|responsive|proper|reasonable|pretty',
      'look and feel',
      'pixel perfect',
      'look|looks like',
      'good|nice|great|better|professional|modern|polished|clean looking',
      'sanity check|checks|checked|test',
    ],
  },
  /** Shown to people, or tried by them. */
  audience: {
    source: 'development half (demo-able, production burn in, user flow), kinds of user research',
    phrases: [
      'demoable|demoed',
      'demo able',
      'demoed|demo|demos|demonstrated|demonstrable|demonstrate|presented|present|shown|show|walkthrough|communicated|announced|handed to|for|with the? a? our? product|stakeholder|stakeholders|team|client|customer|customers|people|users|po|owner|management|other|everyone|others|peers|colleagues|audience|class|instructor|leadership',
      'demo|demos|demonstration has|have? been? prepared|recorded|given|delivered|completed|done|scheduled|held|ready|works|performed|presented',
      'demo prepared|recorded|given|delivered|completed|done|held|ready|presented|performed',
      'live demo|demonstration',
      'demo video|recording',
      'stakeholder|stakeholders|user|customer|client|community review|reviews|demo|demos|feedback|interviews|interview|satisfaction|acceptance|testing|approval|validation|sign|confirmation|meeting|buy|survey|surveys|research|study|trial|input',
      'usability test|tests|testing|study|session|sessions',
      'acceptance testing by|with',
      'uat',
      'burn in',
      'beta|pilot|alpha test|tests|testing|tester|testers|users|user|program|group|phase|feedback',
      'focus group',
      'tested|tried|validated|verified|piloted|shared|checked|discussed|aligned|confirmed|reviewed|communicated with the? at? least? real|actual|users|user|customers|customer|stakeholders|stakeholder|people|team|owner|client|designer|participants|colleagues|teachers|students|experts',
      'feedback is|was|has|have? been? collected|gathered|incorporated|addressed|received|positive|considered|obtained',
      'get|gets|gather|gathers|collect|collects|collecting|gathering user? feedback',
      'feedback collected|gathered|incorporated|addressed|received|positive',
      'retrospective held|completed|done',
      'meeting held|scheduled|took|completed',
      'knowledge transfer|transferred|shared|sharing',
      'trained on|in|to',
      'training|onboarding session|sessions|completed|delivered|conducted',
      'informed|notified about|of|in',
      'physical|real device|devices|phone|phones|hardware',
      'screen reader users|tested|testing',
    ],
  },
  /** A decision about going on that a person takes. */
  release: {
    source: 'development half (can be released)',
    phrases: [
      'can|could|may|to be released|shipped|launched|merged',
      'ready for|to the? release|production|review|launch|merge|demo|prod|shipping|handoff|handover|use|deployment|publication|qa|testing|ship|be|go|deploy|submission',
      'production|release|launch|demo|ship|market|deployment|enterprise ready',
      'internationalization|i18n|localization|accessibility|mobile|cloud|future|design|docs|documentation|content|ux|ui|mvp|feature|code|product|app is|are? ready',
      'good enough',
      'go live',
      'go no go',
    ],
  },
} satisfies Record<string, WordClass>;

// What customers of an invented bicycle shop ask, and what they are told.

export const SYSTEM =
  'You are the support assistant of Vélo Libre, an online bicycle shop. Answer from the documents and the tools only. Be brief and kind. Never promise a refund yourself.'

export const DOCUMENTS = {
  'doc-09':
    'Address changes are possible until the carrier has scanned the parcel. A changed delivery address costs nothing inside the same country.',
  'doc-04':
    'Late deliveries: when a parcel is more than 3 working days late, the customer may choose between waiting and a free replacement.',
  'doc-21': 'Pick-up points in Paris 75018 and 75019 are open from 8:00 to 20:00, Sundays until 13:00.',
  'doc-02':
    'Returns are free for 30 days. The refund arrives within 5 working days after the parcel has been scanned in the warehouse.',
  'doc-13': 'All helmets carry the CE mark and follow EN 1078. Children under 12 need the size S model.',
  'doc-17':
    'Cargo bikes are sold with a frame lock. For the rear wheel we recommend a folding lock of class 12 or higher.',
  'doc-30': 'Frame size: riders of 1.55 m to 1.66 m take 28-inch wheels with the 48 cm frame.',
  'doc-31':
    'E-bikes are delivered to France, Belgium and Luxembourg. Batteries travel separately and need a signature.',
  'doc-08': 'Chargers are packed in the small box under the saddle. If it is missing we send one within 24 hours.',
}

/** question, answer, documents found (best first, with their scores), tools used. */
export const QUESTIONS = [
  {
    question: 'Do you ship e-bikes to Belgium?',
    answer:
      'Yes. E-bikes go to **France, Belgium and Luxembourg**. The battery travels separately, so someone has to sign for it.',
    documents: [
      ['doc-31', 0.934],
      ['doc-04', 0.412],
    ],
    tools: [],
  },
  {
    question: 'My battery arrived without a charger',
    answer:
      'Sorry about that! The charger is usually in the small box under the saddle. If it is not there, we send one within 24 hours.',
    documents: [
      ['doc-08', 0.951],
      ['doc-02', 0.338],
    ],
    tools: [['lookup_order', { order: 'VL-48102' }, { status: 'delivered', items: ['Voyage E2', 'battery 500 Wh'] }]],
  },
  {
    question: 'Can I change the frame size after ordering?',
    answer:
      'As long as the parcel has not been scanned, yes. I can see yours has not left yet: tell me the size and I pass it on.',
    documents: [
      ['doc-30', 0.701],
      ['doc-09', 0.655],
    ],
    tools: [['lookup_order', { order: 'VL-48190' }, { status: 'packed', items: ['Flâneur 48 cm'] }]],
  },
  {
    question: 'Is the helmet CE certified?',
    answer: 'Yes, all our helmets carry the CE mark and follow EN 1078.',
    documents: [['doc-13', 0.968]],
    tools: [],
  },
  {
    question: 'Which lock fits the cargo bike?',
    answer: 'It comes with a frame lock. For the rear wheel take a folding lock of class 12 or higher.',
    documents: [
      ['doc-17', 0.922],
      ['doc-13', 0.287],
    ],
    tools: [['search_catalogue', { query: 'folding lock', minClass: 12 }, { hits: ['Pliant 12', 'Pliant 15'] }]],
  },
  {
    question: 'Refund for VL-47990 has not arrived',
    answer:
      'The parcel was scanned in our warehouse yesterday. Refunds arrive within 5 working days after that, so by Friday next week.',
    documents: [
      ['doc-02', 0.944],
      ['doc-04', 0.391],
    ],
    tools: [['lookup_order', { order: 'VL-47990' }, { status: 'returned', scanned: '2026-11-20' }]],
  },
  {
    question: 'Je voudrais annuler ma commande',
    answer:
      'Votre commande n’est pas encore partie, je peux donc la signaler à l’équipe pour annulation. Confirmez-vous ?',
    documents: [
      ['doc-09', 0.588],
      ['doc-02', 0.551],
    ],
    tools: [['lookup_order', { order: 'VL-48211' }, { status: 'packed' }]],
  },
  {
    question: 'Does the 28-inch fit a rider of 1.60 m?',
    answer: 'Yes: from 1.55 m to 1.66 m the 48 cm frame with 28-inch wheels is the right one.',
    documents: [['doc-30', 0.971]],
    tools: [],
  },
  {
    question: 'Invoice for order VL-47112, please',
    answer: 'Here it is: the invoice of VL-47112 has been sent to the address of your account.',
    documents: [],
    tools: [['send_invoice', { order: 'VL-47112' }, { sent: true }]],
  },
]

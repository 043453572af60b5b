import type { MigrationInterface, QueryRunner } from 'typeorm';

const lines = (...said: readonly string[]): string => said.join('\n');

/** The text that Palier brings. HR replaces it by publishing a version of their own; this one stays, as it was read. */
const brought = {
  fr: {
    recorded: lines(
      'Qui vous êtes : votre nom, votre identifiant, votre équipe, vos rôles, votre profil de poste et votre date d’arrivée.',
      'Ce que vous faites ici : les activités terminées, vos réponses aux quiz et leurs résultats, vos demandes de validation, les faits observés par vos responsables, vos niveaux et leurs preuves, les formations qui vous sont demandées.',
      'Vos connexions (date et appareil), et qui a consulté votre dossier.',
    ),
    purpose: lines(
      'Vous former, et dire avec preuve quel niveau vous tenez dans chaque compétence, au regard de ce que votre poste attend. L’entreprise s’appuie sur son intérêt légitime à former ses équipes et à suivre leurs compétences.',
      'Rien n’est mesuré en cachette et personne n’est classé. Aucune décision n’est prise par la machine seule : chaque niveau montre ses preuves, et vous pouvez les lire.',
    ),
    viewers: lines(
      'Vous d’abord. Ensuite les responsables de votre équipe, leur suppléance, et les ressources humaines. L’administration gère les accès et ne voit aucun résultat.',
      'La page « Qui voit mes résultats ? » les nomme, et dit qui a consulté quoi. Les données restent là où l’entreprise a installé Palier.',
    ),
    kept: lines(
      'Tant que vous travaillez ici, puis le temps que l’entreprise fixe. À votre départ, votre accès se ferme.',
      'Une preuve ne se modifie pas : une erreur se corrige par une nouvelle écriture, qui dit pourquoi.',
    ),
    rights: lines(
      'Demander à lire, corriger, effacer ou emporter vos données ; en limiter l’usage ou vous y opposer ; contester un niveau.',
      'Vous pouvez aussi saisir l’autorité de protection des données de votre pays (en France, la CNIL).',
    ),
    contact: lines('Vos ressources humaines. Si l’entreprise a une personne déléguée à la protection des données, adressez-vous aussi à elle.'),
  },
  en: {
    recorded: lines(
      'Who you are: your name, your login, your team, your roles, your role profile and the day you arrived.',
      'What you do here: activities completed, your answers in quizzes and their results, the sign-offs you ask for, what your leads observed, your levels and their evidence, the training asked of you.',
      'Your sign-ins (date and device), and who looked at your file.',
    ),
    purpose: lines(
      'To train you, and to say with proof which level you hold in each competency, against what your job expects. The company relies on its legitimate interest in training its teams and following their skills.',
      'Nothing is measured in secret and nobody is ranked. No decision is taken by the machine alone: each level shows its evidence, and you can read it.',
    ),
    viewers: lines(
      'You, first. Then the leads of your team, their deputies, and human resources. Administrators manage access and see no result.',
      'The page "Who sees my results?" names them, and says who looked at what. The data stay where the company has installed Palier.',
    ),
    kept: lines(
      'As long as you work here, then for as long as the company decides. When you leave, your access closes.',
      'Evidence is never edited: a mistake is corrected by a new entry, which says why.',
    ),
    rights: lines(
      'Ask to read, correct, erase or take away your data; restrict their use or object to it; contest a level.',
      'You may also complain to the data protection authority of your country (in France, the CNIL).',
    ),
    contact: lines('Human resources. If the company has a data protection officer, you may write to them as well.'),
  },
};

/** What people are told about what Palier records of them, in frozen versions, and who has read which. */
export class InformationNotice1795561800000 implements MigrationInterface {
  readonly name = 'InformationNotice1795561800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table information_notice (
        id uuid primary key, number integer not null unique check (number > 0), words jsonb not null check (words ?| array['fr', 'en']), published_at timestamptz not null, published_by uuid references person);
      call append_only('information_notice', 'published: what people are told about what is recorded of them; the highest number is in force');
      create table notice_acknowledgement (
        person_id uuid not null references person, notice_id uuid not null references information_notice, recorded_at timestamptz not null, primary key (person_id, notice_id));
      call append_only('notice_acknowledgement', 'fact: a person said that they had read a notice');
    `);
    await db.query(`insert into information_notice (id, number, words, published_at, published_by) values ('019ab000-0000-7000-8000-000000000001', 1, $1, '2026-11-24T00:00:00Z', null)`, [JSON.stringify(brought)]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table notice_acknowledgement, information_notice;`);
  }
}

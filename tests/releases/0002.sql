BEGIN TRANSACTION;
CREATE TABLE activity (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	request_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	starts INTEGER NOT NULL, 
	ends INTEGER NOT NULL, 
	place VARCHAR, 
	meal_provided BOOLEAN, 
	held BOOLEAN NOT NULL, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT ck_activity_order CHECK (ends > starts), 
	CONSTRAINT fk_activity_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_activity_code UNIQUE (code), 
	CONSTRAINT ck_activity_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "activity" VALUES(1,'A-0001',1,'2024-11-05',540,780,'Salle B-200',0,1,'typed');
CREATE TABLE agreement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	day DATE, 
	done_by VARCHAR, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_agreement_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_agreement_person_id_kind UNIQUE (person_id, kind), 
	CONSTRAINT ck_agreement_agreementkind CHECK (kind IN ('confidentiality', 'ethics', 'kit')), 
	CONSTRAINT ck_agreement_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "agreement" VALUES(1,1,'confidentiality','2024-09-26','demo','typed');
INSERT INTO "agreement" VALUES(2,1,'ethics','2024-09-26','demo','typed');
INSERT INTO "agreement" VALUES(3,1,'kit','2024-09-26','demo','typed');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	record_id INTEGER NOT NULL, 
	field VARCHAR, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	CONSTRAINT fk_change_operation_id FOREIGN KEY(operation_id) REFERENCES operation (id)
);
INSERT INTO "change" VALUES(1,1,'setting',1,NULL,NULL,'{"id": 1, "key": "profile", "value": "laval", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(2,1,'setting',2,NULL,NULL,'{"id": 2, "key": "name", "value": "CISSS de Laval", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(3,1,'setting',3,NULL,NULL,'{"id": 3, "key": "short_name", "value": "CISSS de Laval", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(4,1,'setting',4,NULL,NULL,'{"id": 4, "key": "bureau", "value": "Bureau du partenariat de soins et services", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(5,1,'setting',5,NULL,NULL,'{"id": 5, "key": "phone", "value": "450 668-1010, poste 12777", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(6,1,'setting',6,NULL,NULL,'{"id": 6, "key": "email", "value": "bureau.pss.cissslav@ssss.gouv.qc.ca", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(7,1,'setting',7,NULL,NULL,'{"id": 7, "key": "region", "value": "Laval", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(8,1,'setting',8,NULL,NULL,'{"id": 8, "key": "levels", "value": "operational, tactical, strategic", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(9,1,'setting',9,NULL,NULL,'{"id": 9, "key": "profiles", "value": "resource, trainer, coach, research", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(10,1,'setting',10,NULL,NULL,'{"id": 10, "key": "meal_min", "value": "210", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(11,1,'setting',11,NULL,NULL,'{"id": 11, "key": "consent_age", "value": "14", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(12,1,'setting',12,NULL,NULL,'{"id": 12, "key": "min_age", "value": "15", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(13,1,'setting',13,NULL,NULL,'{"id": 13, "key": "majority_age", "value": "18", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(14,1,'setting',14,NULL,NULL,'{"id": 14, "key": "session_min", "value": "120", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(15,1,'setting',15,NULL,NULL,'{"id": 15, "key": "recontact_months", "value": "18", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(16,1,'setting',16,NULL,NULL,'{"id": 16, "key": "late_months", "value": "24", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(17,1,'setting',17,NULL,NULL,'{"id": 17, "key": "details_months", "value": "12", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(18,1,'setting',18,NULL,NULL,'{"id": 18, "key": "recruit_weeks", "value": "4", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(19,1,'setting',19,NULL,NULL,'{"id": 19, "key": "recruit_weeks_safe", "value": "6", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(20,1,'setting',20,NULL,NULL,'{"id": 20, "key": "min_partners", "value": "2", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(21,1,'setting',21,NULL,NULL,'{"id": 21, "key": "staff_min", "value": "4", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(22,1,'setting',22,NULL,NULL,'{"id": 22, "key": "staff_max", "value": "6", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(23,1,'setting',23,NULL,NULL,'{"id": 23, "key": "request_answer_days", "value": "30", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(24,1,'setting',24,NULL,NULL,'{"id": 24, "key": "interview_days", "value": "14", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(25,1,'setting',25,NULL,NULL,'{"id": 25, "key": "convocation_days", "value": "30", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(26,1,'setting',26,NULL,NULL,'{"id": 26, "key": "decision_days", "value": "14", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(27,1,'setting',27,NULL,NULL,'{"id": 27, "key": "claim_missing_days", "value": "30", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(28,1,'setting',28,NULL,NULL,'{"id": 28, "key": "claim_days", "value": "60", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(29,1,'setting',29,NULL,NULL,'{"id": 29, "key": "feedback_days", "value": "14", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(30,1,'setting',30,NULL,NULL,'{"id": 30, "key": "experience_activities", "value": "5", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(31,1,'setting',31,NULL,NULL,'{"id": 31, "key": "tactical_needs_experience", "value": "true", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(32,1,'setting',32,NULL,NULL,'{"id": 32, "key": "judicial_words", "value": "judiciaire, casier, criminel, antécédent, probation, accusation, tribunal", "since": "1900-01-01", "source": "Guide d''intégration des usagers partenaires du CISSS de Laval"}');
INSERT INTO "change" VALUES(33,1,'list_item',1,NULL,NULL,'{"id": 1, "list": "referrer_role", "key": "intervenant", "fr": "Intervenant", "en": "Care provider (intervenant)", "position": 0, "since": null, "until": null}');
INSERT INTO "change" VALUES(34,1,'list_item',2,NULL,NULL,'{"id": 2, "list": "referrer_role", "key": "gestionnaire", "fr": "Gestionnaire", "en": "Manager", "position": 1, "since": null, "until": null}');
INSERT INTO "change" VALUES(35,1,'list_item',3,NULL,NULL,'{"id": 3, "list": "referrer_role", "key": "lce", "fr": "Leader de collaboration (LCE)", "en": "Collaboration leader (LCE)", "position": 2, "since": null, "until": null}');
INSERT INTO "change" VALUES(36,1,'list_item',4,NULL,NULL,'{"id": 4, "list": "referrer_role", "key": "ambassador", "fr": "Ambassadeur du PSS", "en": "PSS ambassador", "position": 3, "since": null, "until": null}');
INSERT INTO "change" VALUES(37,1,'list_item',5,NULL,NULL,'{"id": 5, "list": "referrer_role", "key": "users_committee", "fr": "Comité des usagers", "en": "Users'' committee", "position": 4, "since": null, "until": null}');
INSERT INTO "change" VALUES(38,1,'list_item',6,NULL,NULL,'{"id": 6, "list": "referrer_role", "key": "self", "fr": "La personne elle-même", "en": "The person", "position": 5, "since": null, "until": null}');
INSERT INTO "change" VALUES(39,1,'list_item',7,NULL,NULL,'{"id": 7, "list": "referrer_role", "key": "other", "fr": "Autre", "en": "Other", "position": 6, "since": null, "until": null}');
INSERT INTO "change" VALUES(40,1,'list_item',8,NULL,NULL,'{"id": 8, "list": "criterion", "key": "asks_questions", "fr": "Pose beaucoup de questions", "en": "Asks questions", "position": 0, "since": null, "until": null}');
INSERT INTO "change" VALUES(41,1,'list_item',9,NULL,NULL,'{"id": 9, "list": "criterion", "key": "own_care", "fr": "S''implique dans ses soins et services", "en": "Takes part in own care", "position": 1, "since": null, "until": null}');
INSERT INTO "change" VALUES(42,1,'list_item',10,NULL,NULL,'{"id": 10, "list": "criterion", "key": "improve", "fr": "Désire améliorer les soins et services", "en": "Wants to improve services", "position": 2, "since": null, "until": null}');
INSERT INTO "change" VALUES(43,1,'list_item',11,NULL,NULL,'{"id": 11, "list": "criterion", "key": "clear", "fr": "S''exprime clairement", "en": "Speaks clearly", "position": 3, "since": null, "until": null}');
INSERT INTO "change" VALUES(44,1,'list_item',12,NULL,NULL,'{"id": 12, "list": "criterion", "key": "constructive", "fr": "Amène des propos constructifs", "en": "Is constructive", "position": 4, "since": null, "until": null}');
INSERT INTO "change" VALUES(45,1,'list_item',13,NULL,NULL,'{"id": 13, "list": "criterion", "key": "interpersonal", "fr": "Habiletés interpersonnelles (écoute, empathie)", "en": "Interpersonal skills", "position": 5, "since": null, "until": null}');
INSERT INTO "change" VALUES(46,1,'list_item',14,NULL,NULL,'{"id": 14, "list": "youth_criterion", "key": "maturity", "fr": "Maturité et jugement", "en": "Maturity and judgement", "position": 0, "since": null, "until": null}');
INSERT INTO "change" VALUES(47,1,'list_item',15,NULL,NULL,'{"id": 15, "list": "youth_criterion", "key": "communication", "fr": "Habiletés de communication", "en": "Communication", "position": 1, "since": null, "until": null}');
INSERT INTO "change" VALUES(48,1,'list_item',16,NULL,NULL,'{"id": 16, "list": "youth_criterion", "key": "listening", "fr": "Écoute", "en": "Listening", "position": 2, "since": null, "until": null}');
INSERT INTO "change" VALUES(49,1,'list_item',17,NULL,NULL,'{"id": 17, "list": "youth_criterion", "key": "respect", "fr": "Respect envers autrui", "en": "Respect", "position": 3, "since": null, "until": null}');
INSERT INTO "change" VALUES(50,1,'list_item',18,NULL,NULL,'{"id": 18, "list": "youth_criterion", "key": "suggestions", "fr": "Suggestions constructives", "en": "Constructive suggestions", "position": 4, "since": null, "until": null}');
INSERT INTO "change" VALUES(51,1,'list_item',19,NULL,NULL,'{"id": 19, "list": "continuum", "key": "consultation", "fr": "Consultation", "en": "Consultation", "position": 0, "since": null, "until": null}');
INSERT INTO "change" VALUES(52,1,'list_item',20,NULL,NULL,'{"id": 20, "list": "continuum", "key": "collaboration", "fr": "Collaboration", "en": "Collaboration", "position": 1, "since": null, "until": null}');
INSERT INTO "change" VALUES(53,1,'list_item',21,NULL,NULL,'{"id": 21, "list": "continuum", "key": "co_construction", "fr": "Co-construction", "en": "Co-construction", "position": 2, "since": null, "until": null}');
INSERT INTO "change" VALUES(54,1,'list_item',22,NULL,NULL,'{"id": 22, "list": "training_continuum", "key": "consultation", "fr": "Consultation", "en": "Consultation", "position": 0, "since": null, "until": null}');
INSERT INTO "change" VALUES(55,1,'list_item',23,NULL,NULL,'{"id": 23, "list": "training_continuum", "key": "participation", "fr": "Participation ponctuelle", "en": "Occasional participation", "position": 1, "since": null, "until": null}');
INSERT INTO "change" VALUES(56,1,'list_item',24,NULL,NULL,'{"id": 24, "list": "training_continuum", "key": "co_construction", "fr": "Co-construction", "en": "Co-construction", "position": 2, "since": null, "until": null}');
INSERT INTO "change" VALUES(57,1,'list_item',25,NULL,NULL,'{"id": 25, "list": "request_kind", "key": "demarche", "fr": "Démarche PSS", "en": "PSS approach (démarche)", "position": 0, "since": null, "until": null}');
INSERT INTO "change" VALUES(58,1,'list_item',26,NULL,NULL,'{"id": 26, "list": "request_kind", "key": "committee", "fr": "Comité permanent", "en": "Permanent committee", "position": 1, "since": null, "until": null}');
INSERT INTO "change" VALUES(59,1,'list_item',27,NULL,NULL,'{"id": 27, "list": "request_kind", "key": "working_group", "fr": "Groupe de travail", "en": "Working group", "position": 2, "since": null, "until": null}');
INSERT INTO "change" VALUES(60,1,'list_item',28,NULL,NULL,'{"id": 28, "list": "request_kind", "key": "one_off", "fr": "Activité ponctuelle", "en": "One-off activity", "position": 3, "since": null, "until": null}');
INSERT INTO "change" VALUES(61,1,'list_item',29,NULL,NULL,'{"id": 29, "list": "request_kind", "key": "training", "fr": "Formation", "en": "Training", "position": 4, "since": null, "until": null}');
INSERT INTO "change" VALUES(62,1,'list_item',30,NULL,NULL,'{"id": 30, "list": "request_kind", "key": "research", "fr": "Recherche", "en": "Research", "position": 5, "since": null, "until": null}');
INSERT INTO "change" VALUES(63,1,'list_item',31,NULL,NULL,'{"id": 31, "list": "request_kind", "key": "governance", "fr": "Instance de gouvernance", "en": "Governance body", "position": 6, "since": null, "until": null}');
INSERT INTO "change" VALUES(64,1,'list_item',32,NULL,NULL,'{"id": 32, "list": "request_kind", "key": "peer_support", "fr": "Accompagnement par les pairs (UPA)", "en": "Peer support (UPA)", "position": 7, "since": null, "until": null}');
INSERT INTO "change" VALUES(65,1,'list_item',33,NULL,NULL,'{"id": 33, "list": "request_kind", "key": "other", "fr": "Autre", "en": "Other", "position": 8, "since": null, "until": null}');
INSERT INTO "change" VALUES(66,1,'list_item',34,NULL,NULL,'{"id": 34, "list": "need", "key": "mobility", "fr": "Mobilité", "en": "Mobility", "position": 0, "since": null, "until": null}');
INSERT INTO "change" VALUES(67,1,'list_item',35,NULL,NULL,'{"id": 35, "list": "need", "key": "hearing", "fr": "Audition", "en": "Hearing", "position": 1, "since": null, "until": null}');
INSERT INTO "change" VALUES(68,1,'list_item',36,NULL,NULL,'{"id": 36, "list": "need", "key": "sight", "fr": "Vision", "en": "Sight", "position": 2, "since": null, "until": null}');
INSERT INTO "change" VALUES(69,1,'list_item',37,NULL,NULL,'{"id": 37, "list": "need", "key": "fatigue", "fr": "Fatigue", "en": "Fatigue", "position": 3, "since": null, "until": null}');
INSERT INTO "change" VALUES(70,1,'list_item',38,NULL,NULL,'{"id": 38, "list": "need", "key": "transport", "fr": "Transport", "en": "Transport", "position": 4, "since": null, "until": null}');
INSERT INTO "change" VALUES(71,1,'directorate',1,NULL,NULL,'{"id": 1, "code": "DSM", "fr": "Direction des services multidisciplinaires", "en": "Multidisciplinary services", "ambassador": null, "youth": false, "bureau": true, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(72,1,'directorate',2,NULL,NULL,'{"id": 2, "code": "DSI", "fr": "Direction des soins infirmiers", "en": "Nursing", "ambassador": null, "youth": false, "bureau": false, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(73,1,'directorate',3,NULL,NULL,'{"id": 3, "code": "DPJ", "fr": "Direction du programme jeunesse", "en": "Youth program", "ambassador": null, "youth": true, "bureau": false, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(74,1,'directorate',4,NULL,NULL,'{"id": 4, "code": "DSMD", "fr": "Direction du programme santé mentale et dépendance", "en": "Mental health and addiction program", "ambassador": null, "youth": false, "bureau": false, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(75,1,'directorate',5,NULL,NULL,'{"id": 5, "code": "DSP", "fr": "Direction des services professionnels", "en": "Professional services", "ambassador": null, "youth": false, "bureau": false, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(76,1,'directorate',6,NULL,NULL,'{"id": 6, "code": "DSAPA", "fr": "Direction du soutien à l''autonomie des personnes âgées", "en": "Support to the autonomy of seniors", "ambassador": null, "youth": false, "bureau": false, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(77,1,'directorate',7,NULL,NULL,'{"id": 7, "code": "DRHC", "fr": "Direction des ressources humaines", "en": "Human resources", "ambassador": null, "youth": false, "bureau": false, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(78,1,'directorate',8,NULL,NULL,'{"id": 8, "code": "DRF", "fr": "Direction des ressources financières", "en": "Financial resources", "ambassador": null, "youth": false, "bureau": false, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(79,1,'directorate',9,NULL,NULL,'{"id": 9, "code": "DQEPE", "fr": "Direction de la qualité, de l''évaluation, de la performance et de l''éthique", "en": "Quality, evaluation, performance and ethics", "ambassador": null, "youth": false, "bureau": false, "since": null, "until": null, "merged_into_id": null}');
INSERT INTO "change" VALUES(80,1,'rate',1,NULL,NULL,'{"id": 1, "kind": "km", "since": "2024-04-01", "until": null, "tier_from": 0, "amount": 595, "source": "Réseau de la santé, convention SCFP 1878, texte non daté (date présumée)", "verified_on": null, "verified_by": null}');
INSERT INTO "change" VALUES(81,1,'rate',2,NULL,NULL,'{"id": 2, "kind": "km", "since": "2024-04-01", "until": null, "tier_from": 8000000, "amount": 530, "source": "Réseau de la santé, convention SCFP 1878, texte non daté (date présumée)", "verified_on": null, "verified_by": null}');
INSERT INTO "change" VALUES(82,1,'rate',3,NULL,NULL,'{"id": 3, "kind": "morning", "since": "2023-04-01", "until": null, "tier_from": 0, "amount": 10400, "source": "Directive de la fonction publique, 2005 à 2023 (date présumée)", "verified_on": null, "verified_by": null}');
INSERT INTO "change" VALUES(83,1,'rate',4,NULL,NULL,'{"id": 4, "kind": "noon", "since": "2023-04-01", "until": null, "tier_from": 0, "amount": 14300, "source": "Directive de la fonction publique, 2005 à 2023 (date présumée)", "verified_on": null, "verified_by": null}');
INSERT INTO "change" VALUES(84,1,'rate',5,NULL,NULL,'{"id": 5, "kind": "evening", "since": "2023-04-01", "until": null, "tier_from": 0, "amount": 21550, "source": "Directive de la fonction publique, 2005 à 2023 (date présumée)", "verified_on": null, "verified_by": null}');
INSERT INTO "change" VALUES(85,2,'person',1,NULL,NULL,'{"id": 1, "code": "UP-0001", "first_name": "Ariane", "last_name": "Bellefleur", "name_in_use": null, "name_key": "", "kind": "user", "relative_of": null, "language": "fr", "channel": null, "preferred_hours": null, "address": "123, rue des Essais", "city": "Laval", "province": "QC", "postal_code": "H7M 3L9", "birth_date": "1968-05-17", "adult": null, "directorate_id": 2, "services_received": null, "lived_experience": null, "aptitudes": null, "housed": null, "educator": null, "followed": null, "follow_up_team": null, "employee": null, "employee_team": null, "superior": null, "details_confirmed_on": null, "deceased_on": null, "origin": "typed", "import_key": null}');
INSERT INTO "change" VALUES(86,2,'person',1,'name_key','""','"bellefleur ariane"');
INSERT INTO "change" VALUES(87,2,'contact_point',1,NULL,NULL,'{"id": 1, "person_id": 1, "kind": "phone", "value": "+14505550123", "search_key": "+14505550123", "position": 0}');
INSERT INTO "change" VALUES(88,2,'contact_point',2,NULL,NULL,'{"id": 2, "person_id": 1, "kind": "email", "value": "ariane.bellefleur@example.org", "search_key": "ariane.bellefleur@example.org", "position": 0}');
INSERT INTO "change" VALUES(89,2,'referral',1,NULL,NULL,'{"id": 1, "person_id": 1, "day": "2024-09-03", "referrer": null, "referrer_role": null, "directorate_id": null, "received_care": null, "agreed": null, "distance": null, "not_claiming": null, "weekday_daytime": null, "youth_path": null, "judgement_by": null, "for_request_id": null, "closed_on": null, "closed_reason": null, "origin": "typed"}');
INSERT INTO "change" VALUES(90,2,'referral',1,'referrer','null','"Luc Intervenant"');
INSERT INTO "change" VALUES(91,2,'referral',1,'referrer_role','null','"intervenant"');
INSERT INTO "change" VALUES(92,2,'referral',1,'received_care','null','true');
INSERT INTO "change" VALUES(93,2,'referral',1,'agreed','null','true');
INSERT INTO "change" VALUES(94,2,'referral',1,'distance','null','true');
INSERT INTO "change" VALUES(95,2,'referral',1,'not_claiming','null','true');
INSERT INTO "change" VALUES(96,2,'referral',1,'weekday_daytime','null','true');
INSERT INTO "change" VALUES(97,2,'referral',1,'directorate_id','null','2');
INSERT INTO "change" VALUES(98,2,'criterion',1,NULL,NULL,'{"id": 1, "referral_id": 1, "key": "asks_questions", "met": true}');
INSERT INTO "change" VALUES(99,2,'criterion',2,NULL,NULL,'{"id": 2, "referral_id": 1, "key": "clear", "met": true}');
INSERT INTO "change" VALUES(100,2,'criterion',3,NULL,NULL,'{"id": 3, "referral_id": 1, "key": "constructive", "met": true}');
INSERT INTO "change" VALUES(101,2,'criterion',4,NULL,NULL,'{"id": 4, "referral_id": 1, "key": "improve", "met": true}');
INSERT INTO "change" VALUES(102,2,'criterion',5,NULL,NULL,'{"id": 5, "referral_id": 1, "key": "interpersonal", "met": true}');
INSERT INTO "change" VALUES(103,2,'criterion',6,NULL,NULL,'{"id": 6, "referral_id": 1, "key": "own_care", "met": true}');
INSERT INTO "change" VALUES(104,2,'consent',1,NULL,NULL,'{"id": 1, "person_id": 1, "purpose": "contact", "given_on": "2024-09-03", "withdrawn_on": null, "origin": "typed"}');
INSERT INTO "change" VALUES(105,3,'interview_attempt',1,NULL,NULL,'{"id": 1, "referral_id": 1, "day": "2024-09-10", "channel": "phone", "done_by": "demo"}');
INSERT INTO "change" VALUES(106,4,'slot',1,NULL,NULL,'{"id": 1, "person_id": 1, "weekday": 1, "part": "morning"}');
INSERT INTO "change" VALUES(107,4,'slot',2,NULL,NULL,'{"id": 2, "person_id": 1, "weekday": 1, "part": "afternoon"}');
INSERT INTO "change" VALUES(108,4,'slot',3,NULL,NULL,'{"id": 3, "person_id": 1, "weekday": 3, "part": "morning"}');
INSERT INTO "change" VALUES(109,4,'wish',1,NULL,NULL,'{"id": 1, "person_id": 1, "kind": "working_group", "refused": false, "since": "2024-09-12"}');
INSERT INTO "change" VALUES(110,4,'wish',2,NULL,NULL,'{"id": 2, "person_id": 1, "kind": "one_off", "refused": false, "since": "2024-09-12"}');
INSERT INTO "change" VALUES(111,4,'wish',3,NULL,NULL,'{"id": 3, "person_id": 1, "kind": "research", "refused": true, "since": "2024-09-12"}');
INSERT INTO "change" VALUES(112,4,'interview',1,NULL,NULL,'{"id": 1, "referral_id": 1, "scheduled_on": null, "scheduled_at": null, "held_on": "2024-09-12", "outcome": "positive", "motivation": true, "admissible": true, "informed": true, "weekday_daytime": true, "reason": null, "interviewer": "demo", "followed_youth": false, "origin": "typed"}');
INSERT INTO "change" VALUES(113,5,'session',1,NULL,NULL,'{"id": 1, "code": "S-0001", "day": "2024-09-24", "starts": 570, "ends": 690, "place": "Salle A-100", "trainer": "Bureau du PSS", "seats": null}');
INSERT INTO "change" VALUES(114,6,'training',1,NULL,NULL,'{"id": 1, "person_id": 1, "session_id": 1, "convened_on": "2024-09-12", "attended": null, "interest": null, "availability": null, "adapted": false, "youth": false, "decision": null, "decided_on": null, "reason": null, "told_on": null, "nothing_to_claim_on": null, "origin": "typed"}');
INSERT INTO "change" VALUES(115,7,'training',1,'attended','null','true');
INSERT INTO "change" VALUES(116,8,'training',1,'interest','null','true');
INSERT INTO "change" VALUES(117,8,'training',1,'availability','null','true');
INSERT INTO "change" VALUES(118,8,'training',1,'decision','null','"retained"');
INSERT INTO "change" VALUES(119,8,'training',1,'decided_on','null','"2024-09-24"');
INSERT INTO "change" VALUES(120,8,'training',1,'told_on','null','"2024-09-24"');
INSERT INTO "change" VALUES(121,9,'enrolment',1,NULL,NULL,'{"id": 1, "person_id": 1, "day": "2024-09-26", "withdrawn_on": null, "withdrawn_reason": null, "family_talk": null, "last_involved_on": null, "origin": "typed"}');
INSERT INTO "change" VALUES(122,9,'consent',2,NULL,NULL,'{"id": 2, "person_id": 1, "purpose": "registry", "given_on": "2024-09-26", "withdrawn_on": null, "origin": "typed"}');
INSERT INTO "change" VALUES(123,9,'consent',3,NULL,NULL,'{"id": 3, "person_id": 1, "purpose": "yearly", "given_on": "2024-09-26", "withdrawn_on": null, "origin": "typed"}');
INSERT INTO "change" VALUES(124,9,'partner_profile',1,NULL,NULL,'{"id": 1, "person_id": 1, "profile": "resource", "since": "2024-09-26", "until": null, "speaks_to_groups": null, "origin": "typed"}');
INSERT INTO "change" VALUES(125,9,'partner_level',1,NULL,NULL,'{"id": 1, "person_id": 1, "level": "operational", "since": "2024-09-26", "exposed": null, "teaches": null, "origin": "typed"}');
INSERT INTO "change" VALUES(126,9,'referral',1,'closed_on','null','"2024-09-26"');
INSERT INTO "change" VALUES(127,9,'referral',1,'closed_reason','null','"inscrit"');
INSERT INTO "change" VALUES(128,10,'agreement',1,NULL,NULL,'{"id": 1, "person_id": 1, "kind": "confidentiality", "day": "2024-09-26", "done_by": "demo", "origin": "typed"}');
INSERT INTO "change" VALUES(129,10,'agreement',2,NULL,NULL,'{"id": 2, "person_id": 1, "kind": "ethics", "day": "2024-09-26", "done_by": "demo", "origin": "typed"}');
INSERT INTO "change" VALUES(130,10,'agreement',3,NULL,NULL,'{"id": 3, "person_id": 1, "kind": "kit", "day": "2024-09-26", "done_by": "demo", "origin": "typed"}');
INSERT INTO "change" VALUES(131,11,'request',1,NULL,NULL,'{"id": 1, "code": "D-0001", "title": "Révision du guide de congé", "opened_on": "2024-10-01", "directorate_id": 2, "responsible": "Gisèle Gestionnaire", "responsible_contact": "gisele.gestionnaire@example.org", "kind": "working_group", "permanent": false, "involvement": null, "motive": "Le guide remis au congé est peu lu", "profile_sought": "A vécu une hospitalisation", "profile": null, "level": "operational", "seats": 2, "length": "6 mois", "staff_count": 5, "objective": "Un guide d''une page en trois mois", "concrete_tasks": null, "calendar": null, "first_meeting_on": "2024-11-05", "facilitator": null, "closed_on": null, "outcome": null, "closed_reason": null, "origin": "typed"}');
INSERT INTO "change" VALUES(132,11,'request',1,'involvement','null','"co_construction"');
INSERT INTO "change" VALUES(133,11,'request_slot',1,NULL,NULL,'{"id": 1, "request_id": 1, "weekday": 1, "part": "morning"}');
INSERT INTO "change" VALUES(134,11,'request_slot',2,NULL,NULL,'{"id": 2, "request_id": 1, "weekday": 1, "part": "afternoon"}');
INSERT INTO "change" VALUES(135,12,'match',1,NULL,NULL,'{"id": 1, "code": "J-0001", "request_id": 1, "person_id": 1, "role": null, "proposed_on": "2024-10-01", "answer": null, "answered_on": null, "answer_reason": null, "regular_contact": null, "confirmed_on": null, "employee": null, "ended_on": null, "ended_by": null, "end_reason": null, "origin": "typed"}');
INSERT INTO "change" VALUES(136,13,'match',1,'answer','null','"yes"');
INSERT INTO "change" VALUES(137,13,'match',1,'answered_on','null','"2024-10-03"');
INSERT INTO "change" VALUES(138,14,'match',1,'confirmed_on','null','"2024-10-03"');
INSERT INTO "change" VALUES(139,14,'match',1,'employee','null','false');
INSERT INTO "change" VALUES(140,15,'communication',1,NULL,NULL,'{"id": 1, "person_id": 1, "request_id": 1, "day": "2024-10-03", "recipient": "Gisèle Gestionnaire", "content": "nom, téléphone, courriel", "purpose": "Jumelage D-0001 : Révision du guide de congé", "author": "demo"}');
INSERT INTO "change" VALUES(141,16,'step',1,NULL,NULL,'{"id": 1, "request_id": 1, "match_id": 1, "kind": "contact", "day": "2024-10-08", "who": "Gisèle Gestionnaire", "person_id": null, "not_needed": null}');
INSERT INTO "change" VALUES(142,17,'activity',1,NULL,NULL,'{"id": 1, "code": "A-0001", "request_id": 1, "day": "2024-11-05", "starts": 540, "ends": 780, "place": null, "meal_provided": null, "held": false, "origin": "typed"}');
INSERT INTO "change" VALUES(143,17,'activity',1,'place','null','"Salle B-200"');
INSERT INTO "change" VALUES(144,18,'voucher',1,NULL,NULL,'{"id": 1, "kind": "parking", "number": "118", "person_id": 1, "activity_id": 1, "value_cents": 1200, "handed_on": "2024-10-08"}');
INSERT INTO "change" VALUES(145,19,'activity',1,'meal_provided','null','false');
INSERT INTO "change" VALUES(146,19,'presence',1,NULL,NULL,'{"id": 1, "activity_id": 1, "person_id": 1, "role": "partner", "starts": 540, "ends": 780, "nothing_to_claim_on": null, "told_on": null}');
INSERT INTO "change" VALUES(147,19,'activity',1,'held','false','true');
INSERT INTO "change" VALUES(148,20,'claim',1,NULL,NULL,'{"id": 1, "code": "R-0001", "person_id": 1, "directorate_id": 2, "responsible": "Gisèle Gestionnaire", "opened_on": "2024-11-05", "submitted_on": null, "approved_on": null, "approved_by": null, "transmitted_on": null, "transmitted_to": null, "paid_on": null, "closed_on": null, "origin": "typed"}');
INSERT INTO "change" VALUES(149,20,'claim_entry',1,NULL,NULL,'{"id": 1, "claim_id": 1, "line": 1, "activity_id": 1, "session_id": null, "day": "2024-11-05", "kind": "km", "trip": 1, "distance_m": 24600, "departure": null, "arrival": null, "round_trip": true, "rate_id": 1, "rate": 595, "amount_cents": 1464, "receipt": null, "label": null, "split_of_id": null, "corrects_id": null, "approved_cents": null, "decided_on": null, "decided_by": null, "decision_reason": null, "entered_on": "2024-11-05"}');
INSERT INTO "change" VALUES(150,20,'claim_entry',2,NULL,NULL,'{"id": 2, "claim_id": 1, "line": 2, "activity_id": 1, "session_id": null, "day": "2024-11-05", "kind": "noon", "trip": 1, "distance_m": null, "departure": null, "arrival": null, "round_trip": null, "rate_id": 4, "rate": 14300, "amount_cents": 1430, "receipt": null, "label": null, "split_of_id": null, "corrects_id": null, "approved_cents": null, "decided_on": null, "decided_by": null, "decision_reason": null, "entered_on": "2024-11-05"}');
INSERT INTO "change" VALUES(151,21,'claim',1,'submitted_on','null','"2024-11-12"');
INSERT INTO "change" VALUES(152,22,'feedback',1,NULL,NULL,'{"id": 1, "request_id": 1, "match_id": 1, "occasion": "first", "held_with": "partner", "day": "2024-11-12", "done_by": "demo", "text": "Bien accueillie"}');
INSERT INTO "change" VALUES(153,23,'feedback',2,NULL,NULL,'{"id": 2, "request_id": 1, "match_id": null, "occasion": "first", "held_with": "team", "day": "2024-11-12", "done_by": "demo", "text": "Apport concret"}');
INSERT INTO "change" VALUES(154,24,'claim_entry',1,'approved_cents','null','1464');
INSERT INTO "change" VALUES(155,24,'claim_entry',1,'decided_on','null','"2024-11-15"');
INSERT INTO "change" VALUES(156,24,'claim_entry',1,'decided_by','null','"Gisèle Gestionnaire"');
INSERT INTO "change" VALUES(157,24,'claim_entry',2,'approved_cents','null','1430');
INSERT INTO "change" VALUES(158,24,'claim_entry',2,'decided_on','null','"2024-11-15"');
INSERT INTO "change" VALUES(159,24,'claim_entry',2,'decided_by','null','"Gisèle Gestionnaire"');
INSERT INTO "change" VALUES(160,24,'claim',1,'approved_on','null','"2024-11-15"');
INSERT INTO "change" VALUES(161,24,'claim',1,'approved_by','null','"Gisèle Gestionnaire"');
INSERT INTO "change" VALUES(162,25,'claim',1,'transmitted_on','null','"2024-11-18"');
INSERT INTO "change" VALUES(163,25,'claim',1,'transmitted_to','null','"Ressources financières"');
INSERT INTO "change" VALUES(164,26,'payment',1,NULL,NULL,'{"id": 1, "claim_id": 1, "day": "2024-12-16", "amount_cents": 2894, "reference": "004512", "cancels_id": null, "done_by": "Ressources financières"}');
INSERT INTO "change" VALUES(165,26,'claim',1,'paid_on','null','"2024-12-16"');
INSERT INTO "change" VALUES(166,27,'step',2,NULL,NULL,'{"id": 2, "request_id": 1, "match_id": null, "kind": "outcomes", "day": "2025-05-06", "who": "Gisèle Gestionnaire", "person_id": null, "not_needed": null}');
INSERT INTO "change" VALUES(167,28,'match',1,'ended_on','null','"2025-05-06"');
INSERT INTO "change" VALUES(168,28,'match',1,'ended_by','null','"done"');
INSERT INTO "change" VALUES(169,29,'recontact',1,NULL,NULL,'{"id": 1, "person_id": 1, "day": "2026-05-11", "outcome": "interested", "paused_until": null, "done_by": "demo"}');
CREATE TABLE claim (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	directorate_id INTEGER, 
	responsible VARCHAR, 
	opened_on DATE NOT NULL, 
	submitted_on DATE, 
	approved_on DATE, 
	approved_by VARCHAR, 
	transmitted_on DATE, 
	transmitted_to VARCHAR, 
	paid_on DATE, 
	closed_on DATE, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_claim_directorate_id FOREIGN KEY(directorate_id) REFERENCES directorate (id), 
	CONSTRAINT fk_claim_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_claim_code UNIQUE (code), 
	CONSTRAINT ck_claim_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "claim" VALUES(1,'R-0001',1,2,'Gisèle Gestionnaire','2024-11-05','2024-11-12','2024-11-15','Gisèle Gestionnaire','2024-11-18','Ressources financières','2024-12-16',NULL,'typed');
CREATE TABLE claim_entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	claim_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	activity_id INTEGER, 
	session_id INTEGER, 
	day DATE NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	trip INTEGER NOT NULL, 
	distance_m INTEGER, 
	departure VARCHAR, 
	arrival VARCHAR, 
	round_trip BOOLEAN, 
	rate_id INTEGER, 
	rate INTEGER, 
	amount_cents INTEGER NOT NULL, 
	receipt VARCHAR, 
	label VARCHAR, 
	split_of_id INTEGER, 
	corrects_id INTEGER, 
	approved_cents INTEGER, 
	decided_on DATE, 
	decided_by VARCHAR, 
	decision_reason VARCHAR, 
	entered_on DATE NOT NULL, 
	CONSTRAINT ck_claim_entry_occasion CHECK ((activity_id IS NULL) <> (session_id IS NULL)), 
	CONSTRAINT ck_claim_entry_sign CHECK (amount_cents >= 0 OR corrects_id IS NOT NULL), 
	CONSTRAINT fk_claim_entry_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT fk_claim_entry_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_claim_entry_corrects_id FOREIGN KEY(corrects_id) REFERENCES claim_entry (id), 
	CONSTRAINT fk_claim_entry_rate_id FOREIGN KEY(rate_id) REFERENCES rate (id), 
	CONSTRAINT fk_claim_entry_session_id FOREIGN KEY(session_id) REFERENCES session (id), 
	CONSTRAINT fk_claim_entry_split_of_id FOREIGN KEY(split_of_id) REFERENCES claim_entry (id), 
	CONSTRAINT uq_claim_entry_claim_id_line UNIQUE (claim_id, line), 
	CONSTRAINT ck_claim_entry_entrykind CHECK (kind IN ('km', 'transit', 'taxi', 'parking', 'morning', 'noon', 'evening', 'other'))
);
INSERT INTO "claim_entry" VALUES(1,1,1,1,NULL,'2024-11-05','km',1,24600,NULL,NULL,1,1,595,1464,NULL,NULL,NULL,NULL,1464,'2024-11-15','Gisèle Gestionnaire',NULL,'2024-11-05');
INSERT INTO "claim_entry" VALUES(2,1,2,1,NULL,'2024-11-05','noon',1,NULL,NULL,NULL,NULL,4,14300,1430,NULL,NULL,NULL,NULL,1430,'2024-11-15','Gisèle Gestionnaire',NULL,'2024-11-05');
CREATE TABLE communication (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	request_id INTEGER, 
	day DATE NOT NULL, 
	recipient VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	CONSTRAINT fk_communication_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_communication_request_id FOREIGN KEY(request_id) REFERENCES request (id)
);
INSERT INTO "communication" VALUES(1,1,1,'2024-10-03','Gisèle Gestionnaire','nom, téléphone, courriel','Jumelage D-0001 : Révision du guide de congé','demo');
CREATE TABLE consent (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	purpose VARCHAR(32) NOT NULL, 
	given_on DATE, 
	withdrawn_on DATE, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT ck_consent_order CHECK (withdrawn_on IS NULL OR withdrawn_on >= given_on), 
	CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_consent_purpose CHECK (purpose IN ('contact', 'registry', 'yearly', 'research')), 
	CONSTRAINT ck_consent_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "consent" VALUES(1,1,'contact','2024-09-03',NULL,'typed');
INSERT INTO "consent" VALUES(2,1,'registry','2024-09-26',NULL,'typed');
INSERT INTO "consent" VALUES(3,1,'yearly','2024-09-26',NULL,'typed');
CREATE TABLE contact_point (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	search_key VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT ck_contact_point_kind CHECK (kind IN ('phone', 'email')), 
	CONSTRAINT fk_contact_point_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "contact_point" VALUES(1,1,'phone','+14505550123','+14505550123',0);
INSERT INTO "contact_point" VALUES(2,1,'email','ariane.bellefleur@example.org','ariane.bellefleur@example.org',0);
CREATE TABLE counter (
	kind VARCHAR NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_counter PRIMARY KEY (kind)
);
INSERT INTO "counter" VALUES('person',1);
INSERT INTO "counter" VALUES('session',1);
INSERT INTO "counter" VALUES('request',1);
INSERT INTO "counter" VALUES('match',1);
INSERT INTO "counter" VALUES('activity',1);
INSERT INTO "counter" VALUES('claim',1);
CREATE TABLE criterion (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	referral_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	met BOOLEAN NOT NULL, 
	CONSTRAINT fk_criterion_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id), 
	CONSTRAINT uq_criterion_referral_id_key UNIQUE (referral_id, "key")
);
INSERT INTO "criterion" VALUES(1,1,'asks_questions',1);
INSERT INTO "criterion" VALUES(2,1,'clear',1);
INSERT INTO "criterion" VALUES(3,1,'constructive',1);
INSERT INTO "criterion" VALUES(4,1,'improve',1);
INSERT INTO "criterion" VALUES(5,1,'interpersonal',1);
INSERT INTO "criterion" VALUES(6,1,'own_care',1);
CREATE TABLE declaration (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	done_by VARCHAR NOT NULL, 
	operation_id INTEGER, 
	CONSTRAINT fk_declaration_operation_id FOREIGN KEY(operation_id) REFERENCES operation (id), 
	CONSTRAINT fk_declaration_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_declaration_person_id UNIQUE (person_id)
);
INSERT INTO "declaration" VALUES(1,1,'2024-09-26','demo',10);
CREATE TABLE directorate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	fr VARCHAR NOT NULL, 
	en VARCHAR, 
	ambassador VARCHAR, 
	youth BOOLEAN NOT NULL, 
	bureau BOOLEAN NOT NULL, 
	since DATE, 
	until DATE, 
	merged_into_id INTEGER, 
	CONSTRAINT fk_directorate_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES directorate (id), 
	CONSTRAINT uq_directorate_code UNIQUE (code)
);
INSERT INTO "directorate" VALUES(1,'DSM','Direction des services multidisciplinaires','Multidisciplinary services',NULL,0,1,NULL,NULL,NULL);
INSERT INTO "directorate" VALUES(2,'DSI','Direction des soins infirmiers','Nursing',NULL,0,0,NULL,NULL,NULL);
INSERT INTO "directorate" VALUES(3,'DPJ','Direction du programme jeunesse','Youth program',NULL,1,0,NULL,NULL,NULL);
INSERT INTO "directorate" VALUES(4,'DSMD','Direction du programme santé mentale et dépendance','Mental health and addiction program',NULL,0,0,NULL,NULL,NULL);
INSERT INTO "directorate" VALUES(5,'DSP','Direction des services professionnels','Professional services',NULL,0,0,NULL,NULL,NULL);
INSERT INTO "directorate" VALUES(6,'DSAPA','Direction du soutien à l''autonomie des personnes âgées','Support to the autonomy of seniors',NULL,0,0,NULL,NULL,NULL);
INSERT INTO "directorate" VALUES(7,'DRHC','Direction des ressources humaines','Human resources',NULL,0,0,NULL,NULL,NULL);
INSERT INTO "directorate" VALUES(8,'DRF','Direction des ressources financières','Financial resources',NULL,0,0,NULL,NULL,NULL);
INSERT INTO "directorate" VALUES(9,'DQEPE','Direction de la qualité, de l''évaluation, de la performance et de l''éthique','Quality, evaluation, performance and ethics',NULL,0,0,NULL,NULL,NULL);
CREATE TABLE directorate_return (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	directorate_id INTEGER NOT NULL, 
	fiscal_year VARCHAR NOT NULL, 
	received_on DATE NOT NULL, 
	people INTEGER, 
	activities INTEGER, 
	minutes INTEGER, 
	claimed_cents INTEGER, 
	done_by VARCHAR, 
	CONSTRAINT fk_directorate_return_directorate_id FOREIGN KEY(directorate_id) REFERENCES directorate (id), 
	CONSTRAINT uq_directorate_return_directorate_id_fiscal_year UNIQUE (directorate_id, fiscal_year)
);
CREATE TABLE distinct_people (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	said_on DATE NOT NULL, 
	said_by VARCHAR NOT NULL, 
	CONSTRAINT ck_distinct_people_order CHECK (person_id < other_id), 
	CONSTRAINT uq_distinct_people_person_id_other_id UNIQUE (person_id, other_id), 
	CONSTRAINT fk_distinct_people_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_distinct_people_other_id FOREIGN KEY(other_id) REFERENCES person (id)
);
CREATE TABLE "enrolment" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	day DATE, 
	withdrawn_on DATE, 
	withdrawn_reason VARCHAR(32), 
	family_talk BOOLEAN, 
	last_involved_on DATE, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT ck_enrolment_withdrawal CHECK (withdrawn_reason IN ('wish', 'moved', 'consent', 'bureau', 'deceased')), 
	CONSTRAINT ck_enrolment_origin CHECK (origin IN ('typed', 'before_pss', 'import')), 
	CONSTRAINT fk_enrolment_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_enrolment_order CHECK (withdrawn_on IS NULL OR withdrawn_on >= day)
);
INSERT INTO "enrolment" VALUES(1,1,'2024-09-26',NULL,NULL,NULL,NULL,'typed');
CREATE TABLE feedback (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	request_id INTEGER NOT NULL, 
	match_id INTEGER, 
	occasion VARCHAR(32) NOT NULL, 
	held_with VARCHAR(32) NOT NULL, 
	day DATE NOT NULL, 
	done_by VARCHAR NOT NULL, 
	text VARCHAR, 
	CONSTRAINT fk_feedback_match_id FOREIGN KEY(match_id) REFERENCES "match" (id), 
	CONSTRAINT fk_feedback_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT ck_feedback_occasion CHECK (occasion IN ('first', 'yearly', 'end')), 
	CONSTRAINT ck_feedback_feedbackwith CHECK (held_with IN ('partner', 'team'))
);
INSERT INTO "feedback" VALUES(1,1,1,'first','partner','2024-11-12','demo','Bien accueillie');
INSERT INTO "feedback" VALUES(2,1,NULL,'first','team','2024-11-12','demo','Apport concret');
CREATE TABLE former_code (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT uq_former_code_code UNIQUE (code), 
	CONSTRAINT fk_former_code_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE hold (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	ended_on DATE, 
	CONSTRAINT fk_hold_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE import_line (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	person_id INTEGER, 
	table_name VARCHAR NOT NULL, 
	record_id INTEGER NOT NULL, 
	file VARCHAR NOT NULL, 
	sheet VARCHAR, 
	line INTEGER NOT NULL, 
	CONSTRAINT fk_import_line_operation_id FOREIGN KEY(operation_id) REFERENCES operation (id), 
	CONSTRAINT fk_import_line_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE interview (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	referral_id INTEGER NOT NULL, 
	scheduled_on DATE, 
	scheduled_at INTEGER, 
	held_on DATE, 
	outcome VARCHAR(32), 
	motivation BOOLEAN, 
	admissible BOOLEAN, 
	informed BOOLEAN, 
	weekday_daytime BOOLEAN, 
	reason VARCHAR, 
	interviewer VARCHAR, 
	followed_youth BOOLEAN, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_interview_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id), 
	CONSTRAINT ck_interview_interviewoutcome CHECK (outcome IN ('positive', 'negative', 'redirected', 'declined', 'unreachable')), 
	CONSTRAINT ck_interview_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "interview" VALUES(1,1,NULL,NULL,'2024-09-12','positive',1,1,1,1,NULL,'demo',0,'typed');
CREATE TABLE interview_attempt (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	referral_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	channel VARCHAR(32) NOT NULL, 
	done_by VARCHAR NOT NULL, 
	CONSTRAINT fk_interview_attempt_referral_id FOREIGN KEY(referral_id) REFERENCES referral (id), 
	CONSTRAINT ck_interview_attempt_channel CHECK (channel IN ('phone', 'email', 'mail'))
);
INSERT INTO "interview_attempt" VALUES(1,1,'2024-09-10','phone','demo');
CREATE TABLE list_item (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	list VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	fr VARCHAR NOT NULL, 
	en VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	since DATE, 
	until DATE, 
	CONSTRAINT uq_list_item_list_key UNIQUE (list, "key")
);
INSERT INTO "list_item" VALUES(1,'referrer_role','intervenant','Intervenant','Care provider (intervenant)',0,NULL,NULL);
INSERT INTO "list_item" VALUES(2,'referrer_role','gestionnaire','Gestionnaire','Manager',1,NULL,NULL);
INSERT INTO "list_item" VALUES(3,'referrer_role','lce','Leader de collaboration (LCE)','Collaboration leader (LCE)',2,NULL,NULL);
INSERT INTO "list_item" VALUES(4,'referrer_role','ambassador','Ambassadeur du PSS','PSS ambassador',3,NULL,NULL);
INSERT INTO "list_item" VALUES(5,'referrer_role','users_committee','Comité des usagers','Users'' committee',4,NULL,NULL);
INSERT INTO "list_item" VALUES(6,'referrer_role','self','La personne elle-même','The person',5,NULL,NULL);
INSERT INTO "list_item" VALUES(7,'referrer_role','other','Autre','Other',6,NULL,NULL);
INSERT INTO "list_item" VALUES(8,'criterion','asks_questions','Pose beaucoup de questions','Asks questions',0,NULL,NULL);
INSERT INTO "list_item" VALUES(9,'criterion','own_care','S''implique dans ses soins et services','Takes part in own care',1,NULL,NULL);
INSERT INTO "list_item" VALUES(10,'criterion','improve','Désire améliorer les soins et services','Wants to improve services',2,NULL,NULL);
INSERT INTO "list_item" VALUES(11,'criterion','clear','S''exprime clairement','Speaks clearly',3,NULL,NULL);
INSERT INTO "list_item" VALUES(12,'criterion','constructive','Amène des propos constructifs','Is constructive',4,NULL,NULL);
INSERT INTO "list_item" VALUES(13,'criterion','interpersonal','Habiletés interpersonnelles (écoute, empathie)','Interpersonal skills',5,NULL,NULL);
INSERT INTO "list_item" VALUES(14,'youth_criterion','maturity','Maturité et jugement','Maturity and judgement',0,NULL,NULL);
INSERT INTO "list_item" VALUES(15,'youth_criterion','communication','Habiletés de communication','Communication',1,NULL,NULL);
INSERT INTO "list_item" VALUES(16,'youth_criterion','listening','Écoute','Listening',2,NULL,NULL);
INSERT INTO "list_item" VALUES(17,'youth_criterion','respect','Respect envers autrui','Respect',3,NULL,NULL);
INSERT INTO "list_item" VALUES(18,'youth_criterion','suggestions','Suggestions constructives','Constructive suggestions',4,NULL,NULL);
INSERT INTO "list_item" VALUES(19,'continuum','consultation','Consultation','Consultation',0,NULL,NULL);
INSERT INTO "list_item" VALUES(20,'continuum','collaboration','Collaboration','Collaboration',1,NULL,NULL);
INSERT INTO "list_item" VALUES(21,'continuum','co_construction','Co-construction','Co-construction',2,NULL,NULL);
INSERT INTO "list_item" VALUES(22,'training_continuum','consultation','Consultation','Consultation',0,NULL,NULL);
INSERT INTO "list_item" VALUES(23,'training_continuum','participation','Participation ponctuelle','Occasional participation',1,NULL,NULL);
INSERT INTO "list_item" VALUES(24,'training_continuum','co_construction','Co-construction','Co-construction',2,NULL,NULL);
INSERT INTO "list_item" VALUES(25,'request_kind','demarche','Démarche PSS','PSS approach (démarche)',0,NULL,NULL);
INSERT INTO "list_item" VALUES(26,'request_kind','committee','Comité permanent','Permanent committee',1,NULL,NULL);
INSERT INTO "list_item" VALUES(27,'request_kind','working_group','Groupe de travail','Working group',2,NULL,NULL);
INSERT INTO "list_item" VALUES(28,'request_kind','one_off','Activité ponctuelle','One-off activity',3,NULL,NULL);
INSERT INTO "list_item" VALUES(29,'request_kind','training','Formation','Training',4,NULL,NULL);
INSERT INTO "list_item" VALUES(30,'request_kind','research','Recherche','Research',5,NULL,NULL);
INSERT INTO "list_item" VALUES(31,'request_kind','governance','Instance de gouvernance','Governance body',6,NULL,NULL);
INSERT INTO "list_item" VALUES(32,'request_kind','peer_support','Accompagnement par les pairs (UPA)','Peer support (UPA)',7,NULL,NULL);
INSERT INTO "list_item" VALUES(33,'request_kind','other','Autre','Other',8,NULL,NULL);
INSERT INTO "list_item" VALUES(34,'need','mobility','Mobilité','Mobility',0,NULL,NULL);
INSERT INTO "list_item" VALUES(35,'need','hearing','Audition','Hearing',1,NULL,NULL);
INSERT INTO "list_item" VALUES(36,'need','sight','Vision','Sight',2,NULL,NULL);
INSERT INTO "list_item" VALUES(37,'need','fatigue','Fatigue','Fatigue',3,NULL,NULL);
INSERT INTO "list_item" VALUES(38,'need','transport','Transport','Transport',4,NULL,NULL);
CREATE TABLE "match" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	request_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(32), 
	proposed_on DATE NOT NULL, 
	answer VARCHAR(32), 
	answered_on DATE, 
	answer_reason VARCHAR, 
	regular_contact BOOLEAN, 
	confirmed_on DATE, 
	employee BOOLEAN, 
	ended_on DATE, 
	ended_by VARCHAR(32), 
	end_reason VARCHAR, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_match_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_match_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_match_code UNIQUE (code), 
	CONSTRAINT ck_match_role CHECK (role IN ('resource', 'trainer', 'coach', 'research', 'upo', 'upa')), 
	CONSTRAINT ck_match_answer CHECK (answer IN ('yes', 'no', 'no_answer')), 
	CONSTRAINT ck_match_endedby CHECK (ended_by IN ('done', 'team', 'partner', 'moved', 'deceased')), 
	CONSTRAINT ck_match_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "match" VALUES(1,'J-0001',1,1,NULL,'2024-10-01','yes','2024-10-03',NULL,NULL,'2024-10-03',0,'2025-05-06','done',NULL,'typed');
CREATE TABLE need (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	CONSTRAINT fk_need_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_need_person_id_kind UNIQUE (person_id, kind)
);
CREATE TABLE note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	author VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT fk_note_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE operation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	undoes_id INTEGER, 
	CONSTRAINT fk_operation_undoes_id FOREIGN KEY(undoes_id) REFERENCES operation (id)
);
INSERT INTO "operation" VALUES(1,'2026-11-27T05:45:59+00:00','demo','init',NULL);
INSERT INTO "operation" VALUES(2,'2026-11-27T05:45:59+00:00','demo','refer add',NULL);
INSERT INTO "operation" VALUES(3,'2026-11-27T05:45:59+00:00','demo','interview attempt',NULL);
INSERT INTO "operation" VALUES(4,'2026-11-27T05:45:59+00:00','demo','interview record',NULL);
INSERT INTO "operation" VALUES(5,'2026-11-27T05:45:59+00:00','demo','train session',NULL);
INSERT INTO "operation" VALUES(6,'2026-11-27T05:45:59+00:00','demo','train invite',NULL);
INSERT INTO "operation" VALUES(7,'2026-11-27T05:45:59+00:00','demo','train attend',NULL);
INSERT INTO "operation" VALUES(8,'2026-11-27T05:45:59+00:00','demo','train decide',NULL);
INSERT INTO "operation" VALUES(9,'2026-11-27T05:45:59+00:00','demo','enroll add',NULL);
INSERT INTO "operation" VALUES(10,'2026-11-27T05:45:59+00:00','demo','enroll sign',NULL);
INSERT INTO "operation" VALUES(11,'2026-11-27T05:45:59+00:00','demo','match open',NULL);
INSERT INTO "operation" VALUES(12,'2026-11-27T05:45:59+00:00','demo','match propose',NULL);
INSERT INTO "operation" VALUES(13,'2026-11-27T05:45:59+00:00','demo','match answer',NULL);
INSERT INTO "operation" VALUES(14,'2026-11-27T05:45:59+00:00','demo','match confirm',NULL);
INSERT INTO "operation" VALUES(15,'2026-11-27T05:45:59+00:00','demo','match introduce',NULL);
INSERT INTO "operation" VALUES(16,'2026-11-27T05:45:59+00:00','demo','match step',NULL);
INSERT INTO "operation" VALUES(17,'2026-11-27T05:45:59+00:00','demo','match log',NULL);
INSERT INTO "operation" VALUES(18,'2026-11-27T05:45:59+00:00','demo','claim voucher',NULL);
INSERT INTO "operation" VALUES(19,'2026-11-27T05:45:59+00:00','demo','match log',NULL);
INSERT INTO "operation" VALUES(20,'2026-11-27T05:45:59+00:00','demo','claim add',NULL);
INSERT INTO "operation" VALUES(21,'2026-11-27T05:46:00+00:00','demo','claim submit',NULL);
INSERT INTO "operation" VALUES(22,'2026-11-27T05:46:00+00:00','demo','match feedback',NULL);
INSERT INTO "operation" VALUES(23,'2026-11-27T05:46:00+00:00','demo','match feedback',NULL);
INSERT INTO "operation" VALUES(24,'2026-11-27T05:46:00+00:00','demo','claim approve',NULL);
INSERT INTO "operation" VALUES(25,'2026-11-27T05:46:00+00:00','demo','claim transmit',NULL);
INSERT INTO "operation" VALUES(26,'2026-11-27T05:46:00+00:00','demo','claim pay',NULL);
INSERT INTO "operation" VALUES(27,'2026-11-27T05:46:00+00:00','demo','match step',NULL);
INSERT INTO "operation" VALUES(28,'2026-11-27T05:46:00+00:00','demo','match end',NULL);
INSERT INTO "operation" VALUES(29,'2026-11-27T05:46:00+00:00','demo','recontact record',NULL);
CREATE TABLE partner_level (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	level VARCHAR(32) NOT NULL, 
	since DATE, 
	exposed BOOLEAN, 
	teaches BOOLEAN, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_partner_level_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_partner_level_level CHECK (level IN ('operational', 'tactical', 'strategic')), 
	CONSTRAINT ck_partner_level_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "partner_level" VALUES(1,1,'operational','2024-09-26',NULL,NULL,'typed');
CREATE TABLE partner_profile (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	profile VARCHAR(32) NOT NULL, 
	since DATE, 
	until DATE, 
	speaks_to_groups BOOLEAN, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_partner_profile_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_partner_profile_profile CHECK (profile IN ('resource', 'trainer', 'coach', 'research', 'upo', 'upa')), 
	CONSTRAINT ck_partner_profile_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "partner_profile" VALUES(1,1,'resource','2024-09-26',NULL,NULL,'typed');
CREATE TABLE past_expense (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER, 
	day DATE, 
	fiscal_year VARCHAR, 
	kind VARCHAR(32), 
	amount_cents INTEGER NOT NULL, 
	distance_m INTEGER, 
	directorate_id INTEGER, 
	what VARCHAR, 
	import_key VARCHAR NOT NULL, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT ck_past_expense_sign CHECK (amount_cents >= 0), 
	CONSTRAINT uq_past_expense_import_key UNIQUE (import_key), 
	CONSTRAINT fk_past_expense_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_past_expense_directorate_id FOREIGN KEY(directorate_id) REFERENCES directorate (id), 
	CONSTRAINT ck_past_expense_entrykind CHECK (kind IN ('km', 'transit', 'taxi', 'parking', 'morning', 'noon', 'evening', 'other')), 
	CONSTRAINT ck_past_expense_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
CREATE TABLE past_participation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	day DATE, 
	fiscal_year VARCHAR, 
	what VARCHAR, 
	directorate_id INTEGER, 
	role VARCHAR, 
	minutes INTEGER, 
	import_key VARCHAR NOT NULL, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT ck_past_participation_minutes CHECK (minutes > 0), 
	CONSTRAINT uq_past_participation_import_key UNIQUE (import_key), 
	CONSTRAINT fk_past_participation_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_past_participation_directorate_id FOREIGN KEY(directorate_id) REFERENCES directorate (id), 
	CONSTRAINT ck_past_participation_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
CREATE TABLE pause (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	ended_on DATE, 
	CONSTRAINT fk_pause_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE payment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	claim_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	amount_cents INTEGER NOT NULL, 
	reference VARCHAR, 
	cancels_id INTEGER, 
	done_by VARCHAR NOT NULL, 
	CONSTRAINT fk_payment_cancels_id FOREIGN KEY(cancels_id) REFERENCES payment (id), 
	CONSTRAINT fk_payment_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id)
);
INSERT INTO "payment" VALUES(1,1,'2024-12-16',2894,'004512',NULL,'Ressources financières');
CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	first_name VARCHAR NOT NULL, 
	last_name VARCHAR NOT NULL, 
	name_in_use VARCHAR, 
	name_key VARCHAR NOT NULL, 
	kind VARCHAR(32), 
	relative_of VARCHAR, 
	language VARCHAR(32) NOT NULL, 
	channel VARCHAR(32), 
	preferred_hours VARCHAR, 
	address VARCHAR, 
	city VARCHAR, 
	province VARCHAR, 
	postal_code VARCHAR, 
	birth_date DATE, 
	adult BOOLEAN, 
	directorate_id INTEGER, 
	services_received VARCHAR, 
	lived_experience VARCHAR, 
	aptitudes VARCHAR, 
	housed BOOLEAN, 
	educator VARCHAR, 
	followed BOOLEAN, 
	follow_up_team VARCHAR, 
	employee BOOLEAN, 
	employee_team VARCHAR, 
	superior VARCHAR, 
	details_confirmed_on DATE, 
	deceased_on DATE, 
	origin VARCHAR(32) NOT NULL, 
	import_key VARCHAR, 
	CONSTRAINT fk_person_directorate_id FOREIGN KEY(directorate_id) REFERENCES directorate (id), 
	CONSTRAINT uq_person_code UNIQUE (code), 
	CONSTRAINT uq_person_import_key UNIQUE (import_key), 
	CONSTRAINT ck_person_personkind CHECK (kind IN ('user', 'relative')), 
	CONSTRAINT ck_person_language CHECK (language IN ('fr', 'en', 'other')), 
	CONSTRAINT ck_person_channel CHECK (channel IN ('phone', 'email', 'mail')), 
	CONSTRAINT ck_person_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "person" VALUES(1,'UP-0001','Ariane','Bellefleur',NULL,'bellefleur ariane','user',NULL,'fr',NULL,NULL,'123, rue des Essais','Laval','QC','H7M 3L9','1968-05-17',NULL,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'typed',NULL);
CREATE TABLE presence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	activity_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	starts INTEGER NOT NULL, 
	ends INTEGER NOT NULL, 
	nothing_to_claim_on DATE, 
	told_on DATE, 
	CONSTRAINT ck_presence_order CHECK (ends > starts), 
	CONSTRAINT fk_presence_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT fk_presence_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_presence_activity_id_person_id UNIQUE (activity_id, person_id), 
	CONSTRAINT ck_presence_presencerole CHECK (role IN ('partner', 'coach', 'trainer', 'other'))
);
INSERT INTO "presence" VALUES(1,1,1,'partner',540,780,NULL,NULL);
CREATE TABLE rate (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(32) NOT NULL, 
	since DATE NOT NULL, 
	until DATE, 
	tier_from INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	verified_on DATE, 
	verified_by VARCHAR, 
	CONSTRAINT uq_rate_kind_since_tier_from UNIQUE (kind, since, tier_from), 
	CONSTRAINT ck_rate_entrykind CHECK (kind IN ('km', 'transit', 'taxi', 'parking', 'morning', 'noon', 'evening', 'other'))
);
INSERT INTO "rate" VALUES(1,'km','2024-04-01',NULL,0,595,'Réseau de la santé, convention SCFP 1878, texte non daté (date présumée)',NULL,NULL);
INSERT INTO "rate" VALUES(2,'km','2024-04-01',NULL,8000000,530,'Réseau de la santé, convention SCFP 1878, texte non daté (date présumée)',NULL,NULL);
INSERT INTO "rate" VALUES(3,'morning','2023-04-01',NULL,0,10400,'Directive de la fonction publique, 2005 à 2023 (date présumée)',NULL,NULL);
INSERT INTO "rate" VALUES(4,'noon','2023-04-01',NULL,0,14300,'Directive de la fonction publique, 2005 à 2023 (date présumée)',NULL,NULL);
INSERT INTO "rate" VALUES(5,'evening','2023-04-01',NULL,0,21550,'Directive de la fonction publique, 2005 à 2023 (date présumée)',NULL,NULL);
CREATE TABLE reason (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	operation_id INTEGER NOT NULL, 
	rule VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	CONSTRAINT fk_reason_operation_id FOREIGN KEY(operation_id) REFERENCES operation (id)
);
CREATE TABLE recontact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	outcome VARCHAR(32), 
	paused_until DATE, 
	done_by VARCHAR NOT NULL, 
	CONSTRAINT fk_recontact_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_recontact_recontactoutcome CHECK (outcome IN ('interested', 'paused', 'withdrawn', 'no_answer', 'wrong_details', 'deceased'))
);
INSERT INTO "recontact" VALUES(1,1,'2026-05-11','interested',NULL,'demo');
CREATE TABLE referral (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	referrer VARCHAR, 
	referrer_role VARCHAR, 
	directorate_id INTEGER, 
	received_care BOOLEAN, 
	agreed BOOLEAN, 
	distance BOOLEAN, 
	not_claiming BOOLEAN, 
	weekday_daytime BOOLEAN, 
	youth_path BOOLEAN, 
	judgement_by VARCHAR, 
	for_request_id INTEGER, 
	closed_on DATE, 
	closed_reason VARCHAR, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_referral_directorate_id FOREIGN KEY(directorate_id) REFERENCES directorate (id), 
	CONSTRAINT fk_referral_for_request_id FOREIGN KEY(for_request_id) REFERENCES request (id), 
	CONSTRAINT fk_referral_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_referral_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "referral" VALUES(1,1,'2024-09-03','Luc Intervenant','intervenant',2,1,1,1,1,1,NULL,NULL,NULL,'2024-09-26','inscrit','typed');
CREATE TABLE request (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	opened_on DATE NOT NULL, 
	directorate_id INTEGER, 
	responsible VARCHAR, 
	responsible_contact VARCHAR, 
	kind VARCHAR, 
	permanent BOOLEAN NOT NULL, 
	involvement VARCHAR, 
	motive VARCHAR, 
	profile_sought VARCHAR, 
	profile VARCHAR(32), 
	level VARCHAR(32), 
	seats INTEGER, 
	length VARCHAR, 
	staff_count INTEGER, 
	objective VARCHAR, 
	concrete_tasks BOOLEAN, 
	calendar VARCHAR, 
	first_meeting_on DATE, 
	facilitator VARCHAR, 
	closed_on DATE, 
	outcome VARCHAR(32), 
	closed_reason VARCHAR, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_request_directorate_id FOREIGN KEY(directorate_id) REFERENCES directorate (id), 
	CONSTRAINT uq_request_code UNIQUE (code), 
	CONSTRAINT ck_request_profile CHECK (profile IN ('resource', 'trainer', 'coach', 'research', 'upo', 'upa')), 
	CONSTRAINT ck_request_level CHECK (level IN ('operational', 'tactical', 'strategic')), 
	CONSTRAINT ck_request_requestoutcome CHECK (outcome IN ('filled', 'unfilled', 'cancelled')), 
	CONSTRAINT ck_request_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "request" VALUES(1,'D-0001','Révision du guide de congé','2024-10-01',2,'Gisèle Gestionnaire','gisele.gestionnaire@example.org','working_group',0,'co_construction','Le guide remis au congé est peu lu','A vécu une hospitalisation',NULL,'operational',2,'6 mois',5,'Un guide d''une page en trois mois',NULL,NULL,'2024-11-05',NULL,NULL,NULL,NULL,'typed');
CREATE TABLE request_slot (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	request_id INTEGER NOT NULL, 
	weekday INTEGER NOT NULL, 
	part VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_request_slot_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_request_slot_request_id_weekday_part UNIQUE (request_id, weekday, part), 
	CONSTRAINT ck_request_slot_part CHECK (part IN ('morning', 'afternoon', 'evening'))
);
INSERT INTO "request_slot" VALUES(1,1,1,'morning');
INSERT INTO "request_slot" VALUES(2,1,1,'afternoon');
CREATE TABLE session (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	starts INTEGER NOT NULL, 
	ends INTEGER NOT NULL, 
	place VARCHAR, 
	trainer VARCHAR, 
	seats INTEGER, 
	CONSTRAINT ck_session_order CHECK (ends > starts), 
	CONSTRAINT uq_session_code UNIQUE (code)
);
INSERT INTO "session" VALUES(1,'S-0001','2024-09-24',570,690,'Salle A-100','Bureau du PSS',NULL);
CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	since DATE NOT NULL, 
	source VARCHAR, 
	CONSTRAINT uq_setting_key_since UNIQUE ("key", since)
);
INSERT INTO "setting" VALUES(1,'profile','laval','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(2,'name','CISSS de Laval','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(3,'short_name','CISSS de Laval','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(4,'bureau','Bureau du partenariat de soins et services','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(5,'phone','450 668-1010, poste 12777','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(6,'email','bureau.pss.cissslav@ssss.gouv.qc.ca','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(7,'region','Laval','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(8,'levels','operational, tactical, strategic','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(9,'profiles','resource, trainer, coach, research','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(10,'meal_min','210','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(11,'consent_age','14','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(12,'min_age','15','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(13,'majority_age','18','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(14,'session_min','120','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(15,'recontact_months','18','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(16,'late_months','24','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(17,'details_months','12','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(18,'recruit_weeks','4','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(19,'recruit_weeks_safe','6','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(20,'min_partners','2','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(21,'staff_min','4','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(22,'staff_max','6','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(23,'request_answer_days','30','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(24,'interview_days','14','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(25,'convocation_days','30','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(26,'decision_days','14','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(27,'claim_missing_days','30','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(28,'claim_days','60','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(29,'feedback_days','14','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(30,'experience_activities','5','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(31,'tactical_needs_experience','true','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
INSERT INTO "setting" VALUES(32,'judicial_words','judiciaire, casier, criminel, antécédent, probation, accusation, tribunal','1900-01-01','Guide d''intégration des usagers partenaires du CISSS de Laval');
CREATE TABLE slot (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	weekday INTEGER NOT NULL, 
	part VARCHAR(32) NOT NULL, 
	CONSTRAINT ck_slot_weekday CHECK (weekday BETWEEN 0 AND 6), 
	CONSTRAINT fk_slot_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_slot_person_id_weekday_part UNIQUE (person_id, weekday, part), 
	CONSTRAINT ck_slot_part CHECK (part IN ('morning', 'afternoon', 'evening'))
);
INSERT INTO "slot" VALUES(1,1,1,'morning');
INSERT INTO "slot" VALUES(2,1,1,'afternoon');
INSERT INTO "slot" VALUES(3,1,3,'morning');
CREATE TABLE spoken_language (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	CONSTRAINT fk_spoken_language_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_spoken_language_person_id_language UNIQUE (person_id, language)
);
CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	request_id INTEGER NOT NULL, 
	match_id INTEGER, 
	kind VARCHAR(32) NOT NULL, 
	day DATE, 
	who VARCHAR, 
	person_id INTEGER, 
	not_needed VARCHAR, 
	CONSTRAINT ck_step_dated_or_not_needed CHECK (day IS NOT NULL OR not_needed IS NOT NULL), 
	CONSTRAINT fk_step_match_id FOREIGN KEY(match_id) REFERENCES "match" (id), 
	CONSTRAINT fk_step_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_step_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT ck_step_stepkind CHECK (kind IN ('coach', 'contact', 'support', 'documents', 'parking', 'roles', 'capsule', 'employee_talk', 'ending_talk', 'outcomes'))
);
INSERT INTO "step" VALUES(1,1,1,'contact','2024-10-08','Gisèle Gestionnaire',NULL,NULL);
INSERT INTO "step" VALUES(2,1,NULL,'outcomes','2025-05-06','Gisèle Gestionnaire',NULL,NULL);
CREATE TABLE training (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	session_id INTEGER, 
	convened_on DATE, 
	attended BOOLEAN, 
	interest BOOLEAN, 
	availability BOOLEAN, 
	adapted BOOLEAN NOT NULL, 
	youth BOOLEAN, 
	decision VARCHAR(32), 
	decided_on DATE, 
	reason VARCHAR, 
	told_on DATE, 
	nothing_to_claim_on DATE, 
	origin VARCHAR(32) NOT NULL, 
	CONSTRAINT fk_training_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_training_session_id FOREIGN KEY(session_id) REFERENCES session (id), 
	CONSTRAINT uq_training_person_id_session_id UNIQUE (person_id, session_id), 
	CONSTRAINT ck_training_decision CHECK (decision IN ('retained', 'not_retained', 'declined')), 
	CONSTRAINT ck_training_origin CHECK (origin IN ('typed', 'before_pss', 'import'))
);
INSERT INTO "training" VALUES(1,1,1,'2024-09-12',1,1,1,0,0,'retained','2024-09-24',NULL,'2024-09-24',NULL,'typed');
CREATE TABLE unavailable (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	CONSTRAINT ck_unavailable_order CHECK (until >= since), 
	CONSTRAINT fk_unavailable_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE unfinished_form (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	arguments VARCHAR NOT NULL, 
	answers VARCHAR NOT NULL, 
	CONSTRAINT uq_unfinished_form_actor_command_arguments UNIQUE (actor, command, arguments)
);
CREATE TABLE voucher (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(32) NOT NULL, 
	number VARCHAR NOT NULL, 
	person_id INTEGER NOT NULL, 
	activity_id INTEGER NOT NULL, 
	value_cents INTEGER NOT NULL, 
	handed_on DATE NOT NULL, 
	CONSTRAINT ck_voucher_value CHECK (value_cents >= 0), 
	CONSTRAINT fk_voucher_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id), 
	CONSTRAINT fk_voucher_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_voucher_kind_number UNIQUE (kind, number), 
	CONSTRAINT ck_voucher_voucherkind CHECK (kind IN ('parking', 'taxi'))
);
INSERT INTO "voucher" VALUES(1,'parking','118',1,1,1200,'2024-10-08');
CREATE TABLE wish (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	refused BOOLEAN NOT NULL, 
	since DATE, 
	CONSTRAINT fk_wish_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_wish_person_id_kind UNIQUE (person_id, kind)
);
INSERT INTO "wish" VALUES(1,1,'working_group',0,'2024-09-12');
INSERT INTO "wish" VALUES(2,1,'one_off',0,'2024-09-12');
INSERT INTO "wish" VALUES(3,1,'research',1,'2024-09-12');
CREATE INDEX ix_directorate_merged_into_id ON directorate (merged_into_id);
CREATE INDEX ix_change_operation_id ON change (operation_id);
CREATE INDEX ix_person_directorate_id ON person (directorate_id);
CREATE INDEX ix_person_name_key ON person (name_key);
CREATE INDEX ix_reason_operation_id ON reason (operation_id);
CREATE INDEX ix_reason_subject ON reason (subject);
CREATE INDEX ix_request_directorate_id ON request (directorate_id);
CREATE INDEX ix_activity_day ON activity (day);
CREATE INDEX ix_activity_request_id ON activity (request_id);
CREATE INDEX ix_claim_directorate_id ON claim (directorate_id);
CREATE INDEX ix_claim_person_id ON claim (person_id);
CREATE INDEX ix_communication_person_id ON communication (person_id);
CREATE INDEX ix_communication_request_id ON communication (request_id);
CREATE INDEX ix_consent_person_id ON consent (person_id);
CREATE INDEX ix_contact_point_person_id ON contact_point (person_id);
CREATE INDEX ix_contact_point_search_key ON contact_point (search_key);
CREATE INDEX ix_hold_person_id ON hold (person_id);
CREATE INDEX ix_match_person_id ON "match" (person_id);
CREATE INDEX ix_match_request_id ON "match" (request_id);
CREATE INDEX ix_note_person_id ON note (person_id);
CREATE INDEX ix_partner_level_person_id ON partner_level (person_id);
CREATE INDEX ix_partner_profile_person_id ON partner_profile (person_id);
CREATE INDEX ix_pause_person_id ON pause (person_id);
CREATE INDEX ix_recontact_person_id ON recontact (person_id);
CREATE INDEX ix_referral_directorate_id ON referral (directorate_id);
CREATE INDEX ix_referral_for_request_id ON referral (for_request_id);
CREATE INDEX ix_referral_person_id ON referral (person_id);
CREATE INDEX ix_training_person_id ON training (person_id);
CREATE INDEX ix_training_session_id ON training (session_id);
CREATE INDEX ix_unavailable_person_id ON unavailable (person_id);
CREATE INDEX ix_claim_entry_activity_id ON claim_entry (activity_id);
CREATE INDEX ix_claim_entry_corrects_id ON claim_entry (corrects_id);
CREATE INDEX ix_claim_entry_day ON claim_entry (day, kind, amount_cents);
CREATE INDEX ix_claim_entry_rate_id ON claim_entry (rate_id);
CREATE INDEX ix_claim_entry_session_id ON claim_entry (session_id);
CREATE INDEX ix_claim_entry_split_of_id ON claim_entry (split_of_id);
CREATE INDEX ix_claim_entry_totals ON claim_entry (claim_id, amount_cents, approved_cents);
CREATE INDEX ix_feedback_match_id ON feedback (match_id);
CREATE INDEX ix_feedback_request_id ON feedback (request_id);
CREATE INDEX ix_interview_referral_id ON interview (referral_id);
CREATE INDEX ix_interview_attempt_referral_id ON interview_attempt (referral_id);
CREATE INDEX ix_payment_cancels_id ON payment (cancels_id);
CREATE INDEX ix_payment_claim_id ON payment (claim_id);
CREATE INDEX ix_presence_person_id ON presence (person_id);
CREATE INDEX ix_step_match_id ON step (match_id);
CREATE INDEX ix_step_person_id ON step (person_id);
CREATE INDEX ix_step_request_id ON step (request_id);
CREATE INDEX ix_voucher_activity_id ON voucher (activity_id);
CREATE INDEX ix_voucher_person_id ON voucher (person_id);
CREATE INDEX ix_enrolment_person_id ON enrolment (person_id);
CREATE INDEX ix_former_code_person_id ON former_code (person_id);
CREATE INDEX ix_distinct_people_other_id ON distinct_people (other_id);
CREATE INDEX ix_past_participation_day ON past_participation (day);
CREATE INDEX ix_past_participation_directorate_id ON past_participation (directorate_id);
CREATE INDEX ix_past_participation_person_id ON past_participation (person_id);
CREATE INDEX ix_past_expense_day ON past_expense (day);
CREATE INDEX ix_past_expense_directorate_id ON past_expense (directorate_id);
CREATE INDEX ix_past_expense_person_id ON past_expense (person_id);
CREATE INDEX ix_import_line_operation_id ON import_line (operation_id);
CREATE INDEX ix_import_line_person_id ON import_line (person_id);
CREATE INDEX ix_import_line_record ON import_line (table_name, record_id);
CREATE TRIGGER declaration_of_a_minor BEFORE INSERT ON declaration
        WHEN EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person_id
                     AND ((p.birth_date IS NULL AND coalesce(p.adult, 0) = 0) OR date(p.birth_date, '+18 years') > NEW.day))
        BEGIN SELECT RAISE(ABORT, 'ENR-07'); END;
CREATE TRIGGER declaration_moved_to_a_minor BEFORE UPDATE ON declaration
        WHEN EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person_id
                     AND ((p.birth_date IS NULL AND coalesce(p.adult, 0) = 0) OR date(p.birth_date, '+18 years') > NEW.day))
        BEGIN SELECT RAISE(ABORT, 'ENR-07'); END;
CREATE TRIGGER birth_date_of_a_declarant BEFORE UPDATE OF birth_date, adult ON person
        WHEN EXISTS (SELECT 1 FROM declaration d WHERE d.person_id = NEW.id
                     AND ((NEW.birth_date IS NULL AND coalesce(NEW.adult, 0) = 0) OR date(NEW.birth_date, '+18 years') > d.day))
        BEGIN SELECT RAISE(ABORT, 'ENR-07'); END;
CREATE TRIGGER claim_entry_keeps_its_amount
        BEFORE UPDATE OF claim_id, activity_id, session_id, day, kind, distance_m, rate_id, rate, amount_cents,
                         corrects_id ON claim_entry
        BEGIN SELECT RAISE(ABORT, 'CLM-18'); END;
CREATE TRIGGER transmitted_claim_keeps_its_decisions BEFORE UPDATE OF approved_cents ON claim_entry
        WHEN OLD.approved_cents IS NOT NULL
             AND EXISTS (SELECT 1 FROM claim c WHERE c.id = OLD.claim_id AND c.transmitted_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'CLM-18'); END;
CREATE TRIGGER transmitted_within_what_was_claimed BEFORE UPDATE OF transmitted_on ON claim
        WHEN NEW.transmitted_on IS NOT NULL AND EXISTS (
                 SELECT 1 FROM claim_entry e WHERE e.claim_id = NEW.id AND e.corrects_id IS NULL
                 AND e.approved_cents > e.amount_cents)
        BEGIN SELECT RAISE(ABORT, 'CLM-15'); END;
CREATE TRIGGER transmitted_claim_keeps_its_lines BEFORE DELETE ON claim_entry
        WHEN EXISTS (SELECT 1 FROM claim c WHERE c.id = OLD.claim_id AND c.transmitted_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'CLM-18'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('enrolment',1);
INSERT INTO "sqlite_sequence" VALUES('operation',29);
INSERT INTO "sqlite_sequence" VALUES('setting',32);
INSERT INTO "sqlite_sequence" VALUES('change',169);
INSERT INTO "sqlite_sequence" VALUES('list_item',38);
INSERT INTO "sqlite_sequence" VALUES('directorate',9);
INSERT INTO "sqlite_sequence" VALUES('rate',5);
INSERT INTO "sqlite_sequence" VALUES('person',1);
INSERT INTO "sqlite_sequence" VALUES('contact_point',2);
INSERT INTO "sqlite_sequence" VALUES('referral',1);
INSERT INTO "sqlite_sequence" VALUES('criterion',6);
INSERT INTO "sqlite_sequence" VALUES('consent',3);
INSERT INTO "sqlite_sequence" VALUES('interview_attempt',1);
INSERT INTO "sqlite_sequence" VALUES('slot',3);
INSERT INTO "sqlite_sequence" VALUES('wish',3);
INSERT INTO "sqlite_sequence" VALUES('interview',1);
INSERT INTO "sqlite_sequence" VALUES('session',1);
INSERT INTO "sqlite_sequence" VALUES('training',1);
INSERT INTO "sqlite_sequence" VALUES('partner_profile',1);
INSERT INTO "sqlite_sequence" VALUES('partner_level',1);
INSERT INTO "sqlite_sequence" VALUES('agreement',3);
INSERT INTO "sqlite_sequence" VALUES('declaration',1);
INSERT INTO "sqlite_sequence" VALUES('request',1);
INSERT INTO "sqlite_sequence" VALUES('request_slot',2);
INSERT INTO "sqlite_sequence" VALUES('match',1);
INSERT INTO "sqlite_sequence" VALUES('communication',1);
INSERT INTO "sqlite_sequence" VALUES('step',2);
INSERT INTO "sqlite_sequence" VALUES('activity',1);
INSERT INTO "sqlite_sequence" VALUES('voucher',1);
INSERT INTO "sqlite_sequence" VALUES('presence',1);
INSERT INTO "sqlite_sequence" VALUES('claim',1);
INSERT INTO "sqlite_sequence" VALUES('claim_entry',2);
INSERT INTO "sqlite_sequence" VALUES('feedback',2);
INSERT INTO "sqlite_sequence" VALUES('payment',1);
INSERT INTO "sqlite_sequence" VALUES('recontact',1);
COMMIT;

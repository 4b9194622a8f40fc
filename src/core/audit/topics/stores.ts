import { wordsIn } from '../../base/wordsIn.ts';

/** Packages by which a program keeps its data in something that unit tests stand in for. */
const stores = new Set(
  wordsIn(`pg mysql mysql2 mongodb mongoose prisma @prisma/client drizzle-orm typeorm knex sequelize ioredis redis
    kafkajs amqplib better-sqlite3 kysely @supabase/supabase-js bullmq sqlalchemy psycopg psycopg2 psycopg2-binary
    asyncpg pymongo sqlmodel celery peewee django pika sqlx diesel sea-orm rusqlite tokio-postgres mongodb
    gorm.io/gorm github.com/jackc/pgx github.com/lib/pq github.com/redis/go-redis go.mongodb.org/mongo-driver
    modernc.org/sqlite github.com/mattn/go-sqlite3 github.com/go-sql-driver/mysql github.com/jmoiron/sqlx
    spring-boot-starter-data-jpa spring-boot-starter-data-mongodb spring-kafka postgresql mysql-connector-j
    exposed-core microsoft.entityframeworkcore npgsql dapper npgsql.entityframeworkcore.postgresql
    stackexchange.redis activerecord sqlite3 sequel trilogy sidekiq doctrine/orm doctrine/dbal
    doctrine/doctrine-bundle illuminate/database predis/predis laravel/framework`),
);

/** The manifest that asks for one of them; undefined: none does. */
export function storeFile(shipped: ReadonlyMap<string, string>): string | undefined {
  for (const [name, file] of shipped) {
    if (stores.has(name)) {
      return file;
    }
  }
  return undefined;
}

-- How the servers of a team find each other: the tables are ours, the names in orleansquery, of the parameters and of the
-- columns that come back are those that Orleans documents for its ADO.NET clustering.

CREATE TABLE cluster_version (
    deployment text PRIMARY KEY,
    version integer NOT NULL,
    changed timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE cluster_member (
    deployment text NOT NULL REFERENCES cluster_version,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo text NOT NULL,
    host text NOT NULL,
    status integer NOT NULL,
    gateway integer,
    suspected text,
    started timestamptz NOT NULL,
    alive timestamptz NOT NULL,
    PRIMARY KEY (deployment, address, port, generation)
);

CREATE TABLE orleansquery (
    querykey text PRIMARY KEY,
    querytext text NOT NULL
);

-- One row for each member; of a cluster without members one row with its version alone.
CREATE VIEW cluster_view AS
    SELECT v.deployment AS deploymentid, v.version, m.address, m.port, m.generation, m.silo AS siloname, m.host AS hostname,
           m.status, m.gateway AS proxyport, m.suspected AS suspecttimes, m.started AS starttime, m.alive AS iamalivetime
    FROM cluster_version v LEFT JOIN cluster_member m ON m.deployment = v.deployment;

INSERT INTO orleansquery VALUES
('MembershipReadAllKey', $q$
    SELECT * FROM cluster_view WHERE deploymentid = @DeploymentId
$q$),
('MembershipReadRowKey', $q$
    SELECT v.deployment AS deploymentid, v.version, m.address, m.port, m.generation, m.silo AS siloname, m.host AS hostname,
           m.status, m.gateway AS proxyport, m.suspected AS suspecttimes, m.started AS starttime, m.alive AS iamalivetime
    FROM cluster_version v
    LEFT JOIN cluster_member m ON m.deployment = v.deployment AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    WHERE v.deployment = @DeploymentId
$q$),
('GatewaysQueryKey', $q$
    SELECT address, gateway AS proxyport, generation FROM cluster_member
    WHERE deployment = @DeploymentId AND status = @Status AND gateway > 0
$q$),
('InsertMembershipVersionKey', $q$
    WITH begun AS (
        INSERT INTO cluster_version (deployment, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT count(*) = 1 FROM begun
$q$),
('InsertMembershipKey', $q$
    WITH advanced AS (
        UPDATE cluster_version SET version = version + 1, changed = now()
        WHERE deployment = @DeploymentId AND version = @Version
          AND NOT EXISTS (SELECT 1 FROM cluster_member WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deployment
    ), added AS (
        INSERT INTO cluster_member (deployment, address, port, generation, silo, host, status, gateway, started, alive)
        SELECT deployment, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM advanced
        RETURNING 1
    )
    SELECT count(*) = 1 FROM added
$q$),
('UpdateMembershipKey', $q$
    WITH advanced AS (
        UPDATE cluster_version SET version = version + 1, changed = now()
        WHERE deployment = @DeploymentId AND version = @Version
        RETURNING deployment
    ), changed AS (
        UPDATE cluster_member m SET status = @Status, suspected = @SuspectTimes, alive = @IAmAliveTime
        FROM advanced a
        WHERE m.deployment = a.deployment AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
        RETURNING 1
    )
    SELECT count(*) = 1 FROM changed
$q$),
('UpdateIAmAlivetimeKey', $q$
    UPDATE cluster_member SET alive = @IAmAliveTime
    WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$q$),
('DeleteMembershipTableEntriesKey', $q$
    WITH gone AS (DELETE FROM cluster_member WHERE deployment = @DeploymentId)
    DELETE FROM cluster_version WHERE deployment = @DeploymentId
$q$),
('CleanupDefunctSiloEntriesKey', $q$
    DELETE FROM cluster_member WHERE deployment = @DeploymentId AND alive < @IAmAliveTime AND status <> 3
$q$);

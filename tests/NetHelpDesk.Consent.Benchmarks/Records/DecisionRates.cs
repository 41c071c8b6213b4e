namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What was measured on one database in one run.</summary>
/// <param name="Database">Its name.</param>
/// <param name="Durable">Grants, each answered when its record is durable.</param>
/// <param name="OneRow">An endpoint that calls <c>SaveChanges</c> for each row.</param>
/// <param name="OneRowInTurn">The same, one after the other.</param>
/// <param name="Refusals">Refusals, which wait for no record: what the machine can do, clients included.</param>
internal sealed record DecisionRates(
    string Database, DecisionRate Durable, DecisionRate OneRow, DecisionRate OneRowInTurn, DecisionRate Refusals);

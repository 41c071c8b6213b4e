namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A web API with its description.</summary>
public sealed class WebApiSite(PackedPackages packages) : PlainSite(packages, "webapi");

using Microsoft.AspNetCore.Identity;

namespace NetHelpDesk.Consent.Tests;

/// <summary>An authenticator that always shows the same code.</summary>
internal sealed class OneCode : IUserTwoFactorTokenProvider<IdentityUser>
{
    public const string Code = "123456";

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<IdentityUser> manager, IdentityUser user) => Task.FromResult(true);

    public Task<string> GenerateAsync(string purpose, UserManager<IdentityUser> manager, IdentityUser user) => Task.FromResult(Code);

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<IdentityUser> manager, IdentityUser user) =>
        Task.FromResult(token == Code);
}
